(component
  (type $block (list u8 4_294_967_296))
)
