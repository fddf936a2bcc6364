"""Where an event was: labels, houses and towns in sentences, words beside its days."""
