(component
  (type $types (instance
    (export "re\ad" (func))
  ))
)
