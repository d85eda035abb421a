/** A place of the document that holds one of a few words. */
export function CellChoice(props: {
  label: string
  value: string
  /** What is written, and what people read; an empty one stands for nothing. */
  choices: readonly (readonly [value: string, words: string])[]
  onSave(value: string): void
}) {
  return (
    <select
      className="cell-field"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onSave(event.currentTarget.value)}
    >
      {props.choices.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}
