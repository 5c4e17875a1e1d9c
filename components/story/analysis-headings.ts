import type { AnalysisSection } from '@/lib/content/schema/story'

export const analysisHeadings = {
  plainEnglish: { id: 'plain-english', title: 'In plain English' },
  rootCauses: { id: 'root-causes', title: 'Root causes' },
  whyItMatters: { id: 'why-it-matters', title: 'Why it matters' },
  howWeGotHere: { id: 'how-we-got-here', title: 'How we got here' },
  escalation: { id: 'escalation', title: 'Escalation' },
  whatWeDoNotKnow: { id: 'what-we-do-not-know', title: 'What we don’t know' },
} satisfies Record<AnalysisSection, { id: string; title: string }>
