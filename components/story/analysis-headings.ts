import type { AnalysisSection } from '@/lib/content/schema/story'
import { analysisTitles } from '@/lib/content/vocabulary'

export const analysisHeadings = {
  plainEnglish: { id: 'plain-english', title: analysisTitles.plainEnglish },
  rootCauses: { id: 'root-causes', title: analysisTitles.rootCauses },
  whyItMatters: { id: 'why-it-matters', title: analysisTitles.whyItMatters },
  howWeGotHere: { id: 'how-we-got-here', title: analysisTitles.howWeGotHere },
  escalation: { id: 'escalation', title: analysisTitles.escalation },
  whatWeDoNotKnow: { id: 'what-we-do-not-know', title: analysisTitles.whatWeDoNotKnow },
} satisfies Record<AnalysisSection, { id: string; title: string }>
