import { wordsOf } from '#job/words/text'

/** Verbs of which one can never say "it is done", each with verbs that end. */
export const openEndedVerbs: Readonly<Record<string, string>> = {
  administrate: 'assign, approve, record',
  assist: "what the person assisted gets done: that person's own verb",
  'care for': 'feed, treat, inspect',
  contribute: 'write, deliver, decide',
  'cope with': 'settle, recover from, replace',
  'deal with': 'settle, answer, reject',
  enable: 'what the other person then does: that verb',
  ensure: 'confirm, verify, obtain',
  facilitate: 'what the people do together: their own verb, such as agree on or decide',
  foster: 'agree on, introduce, teach',
  govern: 'decide, approve, allocate',
  handle: 'answer, settle, route',
  help: 'what the person helped gets done: that verb, seen from the performer',
  'keep on top of': 'check, sort, close',
  'keep track of': 'count, locate, record',
  'keep up with': 'read, check, catch up on',
  leverage: 'what is achieved with it: that verb',
  'look after': 'feed, treat, repair',
  maintain: 'restore, inspect, replace',
  manage: 'plan, assign, settle',
  oversee: 'approve, inspect, correct',
  'participate in': 'decide, agree on, present',
  'stay on top of': 'check, sort, close',
  supervise: 'approve, inspect, correct',
  support: 'answer, repair, teach',
  sustain: 'restore, renew, replace',
  'take care of': 'feed, settle, repair',
  'work on': 'draft, repair, finish',
  'work with': 'agree on, decide, exchange',
}

const ends = /\b(?:until|during|while|for|through|throughout|over)\b/i

/**
 * The open-ended verb (base form) that a statement starts with, if it does. "Keep" is one unless
 * the statement says until when ("keep the vaccine cold during transport").
 */
export function openEndedVerbIn(verb: string, rest: string): string | undefined {
  const words = wordsOf(`${verb} ${rest}`)
  const found = Object.keys(openEndedVerbs).find((phrase) => startsWith(words, phrase.split(' ')))
  if (found !== undefined) return found
  const keeps = /^keep(?:s|ing)?$/.test(words[0] ?? '')
  return keeps && !ends.test(rest) ? 'keep' : undefined
}

function startsWith(words: readonly string[], phrase: readonly string[]): boolean {
  return phrase.every((part, index) => {
    const word = words[index] ?? ''
    return index === 0 ? isFormOf(word, part) : word === part
  })
}

/** Whether a word is a verb in its base form, third person, gerund or regular past. */
function isFormOf(word: string, base: string): boolean {
  const stem = base.replace(/e$/, '')
  const last = base.at(-1) ?? ''
  return [base, `${base}s`, `${stem}ing`, `${stem}ed`, `${base}${last}ing`].includes(word)
}
