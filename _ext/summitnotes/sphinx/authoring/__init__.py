"""What authors write: directives and roles, and the forgiving reading of their options."""
