"""Content files to pages: `files` reads them into items, `items` says what an item is, `pages` and `translations` write."""
