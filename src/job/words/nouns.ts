import { wordList } from '#job/words/text'

/** Nouns that are no verbs and that people put where the verb belongs. */
export const plainNouns: ReadonlySet<string> = new Set(
  wordList(`
ability admin agenda agency agent airway amount analytics applicant application area army article asset audience
brand business buyer calendar campaign candidate capacity car career cart category ceo chance child children
citizen city class client clinic collection colleague committee community company competence competitor
compliance component computer concept confidence content crew crisis criteria cto culture
currency customer dashboard data deadline dealer department device diagnosis diet disease doctor
dollar economy efficiency effort employee energy environment equipment error event evidence expense expert expertise
facility factory failure family farm farmer fashion feature fee feedback firm flight food friend future gap goal
government grocery groceries guest hardware health healthcare history holiday home homework hospital hotel hour hr
idea illness income industry infection information infrastructure insight insurance interest internet inventory
invoicing item job kid kitchen language law lawyer leader leadership legal library life literacy
logistics loyalty machine management manager material math meal meaning medicine meeting member memory
merchandise method metric minute mission mobility money month mood music network news night nutrition objective
office onboarding opinion opportunity outcome outlook output overhead overtime overview owner paper parent partner
partnership passenger password past path patient payroll people permission person personnel phase platform player
policy portal portfolio possibility potential prescription president problem procedure product productivity profit
progress property prospect protein provider quality quantity reader reason recipe relationship reliability resident
resource restaurant result revenue road role room safety salary satisfaction school science seller session shopper
site situation skill society software solution specialist stakeholder status stockout story strategy
student subscription supplier system task tax team teacher technology theatre theory thing ticket tool topic
town traffic trainee user vacation variety vehicle vendor version video vision visitor volume
warehouse website wedding week weekend weight wellbeing wellness winner workflow workforce workplace
workshop world year`),
)

/** Nouns of doing whose verb the endings do not give, with the verb. */
export const verbOfNoun: Readonly<Record<string, string>> = {
  analysis: 'analyze',
  choice: 'choose',
  decision: 'decide on',
  growth: 'grow',
  knowledge: 'learn',
  loss: 'lose',
  proof: 'prove',
  receipt: 'receive',
  reception: 'receive',
  response: 'respond to',
  sale: 'sell',
  sales: 'sell',
  storage: 'store',
  success: 'succeed in',
  synthesis: 'combine',
  thought: 'think through',
  usage: 'use',
}
