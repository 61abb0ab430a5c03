(component
  (import "compute" (component))
)
