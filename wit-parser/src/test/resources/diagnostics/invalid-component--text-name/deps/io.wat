(component
  (type $types (instance
    (export "read" (func (param "from" $stream)))
    (type $stream (stream u8))
  ))
)
