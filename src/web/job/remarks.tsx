import type { BrokenRule } from '#job/statement-check'

/** What is doubtful in a statement, with suggestions that can be taken over. */
export function Remarks(props: {
  rules: readonly BrokenRule[]
  /** Takes a suggested word into the place of the verb. */
  onVerb?: (verb: string) => void
}) {
  if (props.rules.length === 0) return null
  return (
    <ul className="remarks" aria-live="polite">
      {props.rules.map(({ rule, reason, suggestion }) => (
        <li key={rule}>
          ▲ {reason} <span className="quiet">{suggestion}</span>
          {props.onVerb === undefined
            ? null
            : suggestedVerbs(rule, suggestion).map((verb) => (
                <button
                  key={verb}
                  type="button"
                  className="plain-button accept"
                  onClick={() => props.onVerb?.(verb)}
                >
                  Take “{verb}”
                </button>
              ))}
        </li>
      ))}
    </ul>
  )
}

/** The verbs of a suggestion that can be put in as they are. */
function suggestedVerbs(rule: string, suggestion: string): readonly string[] {
  if (rule !== 'action-verb' || !suggestion.startsWith('Begin with')) return []
  return [...suggestion.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]!).slice(0, 3)
}
