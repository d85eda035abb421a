import type { Rule, StatementSubject } from '#job/rules/rule'

const circumstance =
  /\b(?:after|against|along|among|at|before|between|by|during|for|from|in|into|on|onto|out of|over|past|through|to|towards?|under|until|when|where|while|with|within|without|across|around|as|despite|so that|while)\s+\p{L}/iu

/** A job says in which context: where, when, under what circumstances. */
export const hasContext: Rule<StatementSubject> = {
  id: 'context',
  applies: ({ level }) => level === 'job',
  check: ({ statement: { verb, object, context } }) => {
    if ((context ?? '').trim() !== '' || circumstance.test(object)) return undefined
    return {
      reason: `The statement does not say in which context: "${`${verb} ${object}`.trim()}" can mean many jobs.`,
      suggestion:
        'Add where, when or under which circumstances, for example "before surgery", "from exposure", "for the week".',
    }
  },
}
