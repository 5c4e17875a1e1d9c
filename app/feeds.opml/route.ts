import { answerFeedList } from '@/lib/feeds/answer'

export const dynamic = 'force-dynamic'

export const GET = () => answerFeedList()
