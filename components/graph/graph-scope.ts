/** How far the graph of a story reaches: in steps, and in stories in each direction. */
export const GRAPH_SCOPE = { steps: 2, limit: 60 }

/** What one page of a topic's graph shows: stories of its own, and neighbours of other pages and topics. */
export const TOPIC_GRAPH_PAGE = { limit: 40, neighbours: 40 }
