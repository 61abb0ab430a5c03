(component
  (@custom "package-docs" "\01{\q}")
)
