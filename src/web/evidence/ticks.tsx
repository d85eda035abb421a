/** Several of a few things. */
export function Ticks(props: {
  legend: string
  all: readonly (readonly [id: string, words: string])[]
  chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}) {
  const { legend, all, chosen, onChange } = props
  return (
    <fieldset className="choice-line">
      <legend>{legend}</legend>
      {all.map(([id, words]) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
              )
            }
          />{' '}
          {words}
        </label>
      ))}
    </fieldset>
  )
}
