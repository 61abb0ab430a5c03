(module
  (func (export "run"))
)
