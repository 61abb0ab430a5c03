(component
  (type $types (instance
    (export "size" (type (sub resource)))
