"""Documents of many kinds, set in many ways, whose truth is known because we wrote them; README.md tells how."""
