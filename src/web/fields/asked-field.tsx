/** A question of a form with the field of its answer. */
export function AskedField(props: {
  question: string
  placeholder: string
  value: string
  onChange(value: string): void
  optional?: boolean
  /** Of a number: between which it lies. */
  range?: { min: number; max?: number }
}) {
  return (
    <label className="stacked">
      {props.question}
      <input
        className="field"
        required={!props.optional}
        {...(props.range === undefined ? {} : { type: 'number', step: 'any', ...props.range })}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}
