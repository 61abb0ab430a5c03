;; A package with two items, as one writes it by hand.
(component
  (type $goods (component
    (export "demo:shop/goods@1.2.0" (instance
      (type $cents u32)
      (export "price" (type $price (eq $cents)))
      (export "find" (func (param "name" string) (result (option $price))))
    ))
  ))
  (export "goods" (type $goods))
  (type $shop (component
    (export "demo:shop/shop@1.2.0" (component
      (import "demo:shop/goods@1.2.0" (instance
        (type $cents u32)
        (export "price" (type $price (eq $cents)))
        (export "find" (func (param "name" string) (result (option $price))))
      ))
    ))
  ))
  (export "shop" (type $shop))
  (@custom "package-docs" "\01"
    "{\"docs\": \"A shop.\", \"interfaces\": {\"goods\": {\"docs\": \"What is sold.\","
    " \"types\": {\"price\": {\"docs\": \"\\\"Each\\\" in cents, 5 \u{20ac} or less.\"}},"
    " \"funcs\": {\"find\": {\"stability\": {\"stable\": {\"since\": \"1.1.0\"}}}}}}}")
  (@producers (processed-by "a hand" "1")))
