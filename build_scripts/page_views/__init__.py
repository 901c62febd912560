"""What each kind of page shows: decided, sorted, counted and phrased, as plain frozen dataclasses.

A view holds texts, links and phrases; it knows nothing of Markdown. `render_pages` escapes every text of it.
"""
