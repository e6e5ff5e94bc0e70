"""What all pages share: words for refusals, template tags, form helpers."""
