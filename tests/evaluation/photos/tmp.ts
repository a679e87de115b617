import { drawScene, photograph } from '../../../electron/sample/scenes.ts';
import { randomFrom } from '../../../electron/sample/random.ts';
import { photoFeatures } from '../../../electron/intake/photo/photoFeatures.ts';
import { preparePhoto } from '../../../shared/photos/preparedPhoto.ts';
import { findReuse } from '../../../shared/photos/findReuse.ts';
const scenes=['room','trees','river','field','hall','yard','road'] as const;
const feats=[]; const n=420;
for(let i=0;i<n;i++){ const p=await photograph(drawScene(randomFrom('s'+i),scenes[i%7]!)); feats.push((await photoFeatures(p.jpeg,'jpg',800,600))!); }
let t=performance.now();
const branches=Number(process.argv[2]??60);
const photos=[]; for(let b=0;b<branches;b++) for(let k=0;k<70;k++){ const i=(b*70+k); photos.push({sha256:'x'+i,group:'b'+b,occasion:'o'+i,width:800,height:600,prepared:preparePhoto(feats[i%n]!)}); }
console.log('prepare',photos.length,(performance.now()-t).toFixed(0)); 
// 420 distinct sample scenes in 6 branches of 70
t=performance.now(); const r=findReuse(photos.slice(0,420)); console.log('420 photos in 6 branches',(performance.now()-t).toFixed(0),'ms; false',r.length,'tellable',photos.slice(0,420).filter(p=>p.prepared.tellable).length, r.slice(0,5), process.memoryUsage().rss>>20);
