;; The component imports a component.
(component
  (import "c" (component)))
