"""What authors write: reader, schema, compiler, lint and translations."""
