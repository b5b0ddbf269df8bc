"""What is pushed over the dashboard, and the dashboard itself."""
