"""Floor 4: the parser entrance, the domain, directives, roles, views and exports."""
