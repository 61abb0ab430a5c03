;; Of a few bytes, 4,680 component instances, of which 4,096 have a resource type of their own.
(component
  (component $a
    (component $b
      (component $c
        (component $d (type (resource (rep i32))))
        (instance (instantiate $d)) (instance (instantiate $d)) (instance (instantiate $d)) (instance (instantiate $d))
        (instance (instantiate $d)) (instance (instantiate $d)) (instance (instantiate $d)) (instance (instantiate $d)))
      (instance (instantiate $c)) (instance (instantiate $c)) (instance (instantiate $c)) (instance (instantiate $c))
      (instance (instantiate $c)) (instance (instantiate $c)) (instance (instantiate $c)) (instance (instantiate $c)))
    (instance (instantiate $b)) (instance (instantiate $b)) (instance (instantiate $b)) (instance (instantiate $b))
    (instance (instantiate $b)) (instance (instantiate $b)) (instance (instantiate $b)) (instance (instantiate $b)))
  (instance (instantiate $a)) (instance (instantiate $a)) (instance (instantiate $a)) (instance (instantiate $a))
  (instance (instantiate $a)) (instance (instantiate $a)) (instance (instantiate $a)) (instance (instantiate $a)))
