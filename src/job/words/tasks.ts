/** An item of a to-do list: what kind, and the word or phrase that shows it. */
export interface TaskSign {
  readonly found: string
  readonly why: string
}

const signs: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /^(?:(?:go|come)\b|head (?:to|over|for)\b)(?: \w+){0,2}/, why: 'is a way to a place' },
  {
    pattern:
      /^(?:drive|walk|run|travel|cycle|return) to (?:the |a |my )?(?:\w+ )?(?:store|shop|supermarket|bank|office|pharmacy|post office|mall|counter|desk)\b/,
    why: 'is a way to a place',
  },
  {
    pattern: /^(?:click|double-click|scroll|swipe|type|download|log (?:in|on|into|onto)|sign up)\b/,
    why: 'is a movement of the hand at a device',
  },
  {
    pattern:
      /^(?:press|tap|hit|select) (?:on )?(?:the |a )?(?:\w+ )?(?:button|key|icon|link|screen|checkbox)\b/,
    why: 'is a movement of the hand at a device',
  },
  {
    pattern:
      /^fill (?:in|out|up)?\s?(?:the |a |an |all )?(?:\w+ )?(?:forms?|fields?|questionnaires?|sheets?)\b/,
    why: 'is a step that one way of doing the job asks for',
  },
  { pattern: /^(?:phone|ring|text|e-?mail)\b/, why: 'is one way of telling somebody' },
  { pattern: /^call (?!for\b)(?:the |a |an |my )?\w+/, why: 'is one way of telling somebody' },
  {
    pattern:
      /^(?:attend|hold|have|set up|schedule|join) (?:the |a |an |weekly |daily )*(?:\w+ )?(?:meetings?|calls?|workshops?|stand-?ups?)\b/,
    why: 'is an entry of a calendar',
  },
  {
    pattern:
      /^(?:pick up|drop off|collect) (?:the |my )?(?:kids|laundry|dry cleaning|parcel|mail)\b/,
    why: 'is an errand',
  },
  {
    pattern:
      /^(?:mow the lawn|take out the (?:trash|rubbish|bins)|do the (?:dishes|laundry|ironing))\b/,
    why: 'is an errand',
  },
  {
    pattern:
      /\b(?:today|tomorrow|tonight|this (?:morning|afternoon|evening)|(?:by|on|next) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?! \w+s\b)|at \d{1,2}(?::\d\d)? ?(?:am|pm|o'clock))(?![\w])/,
    why: 'is the date of one single doing',
  },
]

/** The sign that a statement is an item of a to-do list, if there is one. */
export function taskSignIn(text: string): TaskSign | undefined {
  const lower = text.toLowerCase().replace(/^to /, '')
  for (const { pattern, why } of signs) {
    const found = pattern.exec(lower)
    if (found) return { found: found[0], why }
  }
  return undefined
}
