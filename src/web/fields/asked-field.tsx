/** A question of a form with the field of its answer. */
export function AskedField(props: {
  question: string
  placeholder: string
  value: string
  onChange(value: string): void
  optional?: boolean
}) {
  return (
    <label className="stacked">
      {props.question}
      <input
        className="field"
        required={!props.optional}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}
