project = "Meetings"
extensions = ["myst_parser", "sphinxext.opengraph", "notfound.extension", "summitnotes"]
html_theme = "furo"
primary_domain = "summit"
notfound_urls_prefix = "/"
ogp_social_cards = {"enable": False}
html_theme_options = {
    "source_repository": "https://github.com/example/meetings/",
    "source_branch": "main",
    "source_directory": "docs/",
}
