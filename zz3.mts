import { openArchive } from '/work/main/lib/archive/archive'
import { findMatches } from '/work/main/lib/archive/search-queries'
const a=openArchive(process.argv[3] ?? '/tmp/perf/cold4301.db')
const q=process.argv[2]
for(let i=0;i<20;i++)findMatches(a,{text:q,limit:10,offset:0})
const c=process.cpuUsage();for(let i=0;i<150;i++)findMatches(a,{text:q,limit:10,offset:0});const d=process.cpuUsage(c);console.log(q,((d.user+d.system)/150e3).toFixed(2))
