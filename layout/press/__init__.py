"""What a press is told: profiles, output conditions, colour conversion, total ink."""
