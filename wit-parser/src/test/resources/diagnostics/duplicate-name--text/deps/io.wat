(component
  (type $size u32)
  (type $size u64)
)
