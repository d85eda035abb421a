/** A question whose answers are listed. */
export function Choice(props: {
  words: string
  value: string
  choices: readonly (readonly [value: string, words: string])[]
  onChange(value: string): void
}) {
  return (
    <label className="stacked">
      {props.words}
      <select
        className="field"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
