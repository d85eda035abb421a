import type { BrokenRule } from '#job/statement-check'

/** What is doubtful in a statement, with suggestions that can be taken over. */
export function Remarks(props: {
  rules: readonly BrokenRule[]
  /** Words of a suggestion that can stand in the place of the verb, by rule. */
  onAccept?: (rule: string, words: string) => void
}) {
  if (props.rules.length === 0) return null
  return (
    <ul className="remarks" aria-live="polite">
      {props.rules.map(({ rule, reason, suggestion }) => (
        <li key={rule}>
          ▲ {reason} <span className="quiet">{suggestion}</span>
          {props.onAccept === undefined
            ? null
            : acceptable(rule, suggestion).map((words) => (
                <button
                  key={words}
                  type="button"
                  className="plain-button accept"
                  onClick={() => props.onAccept?.(rule, words)}
                >
                  Take “{words}”
                </button>
              ))}
        </li>
      ))}
    </ul>
  )
}

/** The words of a suggestion that can be put in as they are. */
function acceptable(rule: string, suggestion: string): readonly string[] {
  if (rule === 'direction')
    return suggestion.startsWith('Write one of') ? ['minimize', 'maximize'] : []
  if (rule !== 'action-verb' || !suggestion.startsWith('Begin with')) return []
  return [...suggestion.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]!).slice(0, 3)
}
