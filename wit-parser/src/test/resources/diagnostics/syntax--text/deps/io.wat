(component
  (type $error (variant
    (case "closed")
    (state "broken" string)
  ))
)
