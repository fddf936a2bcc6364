"""Floor 5: the parser entrance, the domain, directives, roles, views and exports."""
