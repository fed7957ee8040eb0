"""The page's tabs over one :mod:`~qa.page.desk`, with their words, looks and script; ``app.py`` mounts them."""
