"""How the site looks, without Sphinx.

A *view* is a pure function of the catalogue: ``build(catalogue, options, linker)`` gives a frozen view
model, the template of the same name turns it into HTML, and ``to_nodes(model)`` turns it into plain
docutils nodes for every builder that has no templates.
"""
