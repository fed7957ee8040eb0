"""Reading and building for the page, in processes beside the one that serves."""
