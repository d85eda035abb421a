import { findPhrase, wordList } from '#job/words/text'

/** Words that name a way of doing a job instead of the job, in any case. */
const technologyWords = [
  ...wordList(`app software portal dashboard email e-mail spreadsheet website webpage chatbot bot
  algorithm blockchain api plugin plug-in webinar intranet internet online smartphone smartwatch
  touchscreen saas crm erp gps wifi wi-fi laptop newsletter username hashtag url backend frontend
  kanban iot rfid microservice podcast emoji`),
  'artificial intelligence',
  'machine learning',
  'language model',
  'mobile phone',
  'web site',
  'web page',
  'web form',
  'web application',
  'mobile application',
  'software application',
  'push notification',
  'video call',
  'cloud storage',
  'the cloud',
  'QR code',
  'virtual reality',
  'augmented reality',
  'voice assistant',
  'search engine',
  'database',
]

/** Brands in any case. */
const brands = wordList(`salesforce hubspot zendesk servicenow powerpoint whatsapp gmail youtube
facebook instagram linkedin google microsoft jira trello figma photoshop chatgpt airtable sharepoint
dropbox github paypal shopify netflix spotify iphone ipad wordpress mailchimp quickbooks docusign
surveymonkey eventbrite linux`)

/** Brands and short names that are ordinary words too: counted only with these capitals. */
const capitalized = wordList(`AI Excel Word Outlook Teams Slack Zoom Notion Asana Oracle SAP Uber
Amazon Android Windows Apple Tableau Copilot Siri Alexa Access Stripe Python VR SMS PDF`)

const placesCalledPlatform =
  /\b(?:train|railway|rail|oil|drilling|station|loading|subway|diving|viewing|work) platforms?\b/i

/** The technology, product or brand word that a text names, as it stands there. */
export function technologyIn(text: string): string | undefined {
  return (
    findPhrase(text, technologyWords) ??
    findPhrase(text, brands) ??
    findPhrase(text, capitalized, 'exact') ??
    (placesCalledPlatform.test(text) ? undefined : findPhrase(text, ['platform']))
  )
}
