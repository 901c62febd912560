"""What drives a browser through a built site."""
