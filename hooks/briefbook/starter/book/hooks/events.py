"""The one file that MkDocs loads: it binds the publisher's methods to MkDocs' events."""

from briefbook.publish import Publisher

publisher = Publisher()
on_startup = publisher.on_startup
on_config = publisher.on_config
on_files = publisher.on_files
on_nav = publisher.on_nav
on_page_markdown = publisher.on_page_markdown
on_page_content = publisher.on_page_content
on_env = publisher.on_env
on_post_page = publisher.on_post_page
on_post_build = publisher.on_post_build
on_build_error = publisher.on_build_error
