(component
  (type $counter u32)
  (core module $code (func))
)
