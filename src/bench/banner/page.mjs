import { deflateSync, crc32 } from "node:zlib";

/** The same numbers in every run, so that the page has the same bytes in every run. */
const random = (seed) => () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;

const crcOf = (bytes) => {
  if (crc32) return crc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
};

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crcOf(body));
  return Buffer.concat([length, body, crc]);
};

/** A picture with some noise in it, which weighs what a photograph of its size does. */
export const picture = (width, height, noise) => {
  const next = random(width * height);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0;
    for (let x = 0; x < width * 3; x++) rows[at++] = 90 + ((x / 9 + y / 3) % 90) + next() * noise;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([png, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
};

const PRODUCTS = ["Kettle", "Lamp", "Chair", "Basket", "Blanket", "Teapot", "Mirror", "Clock", "Vase", "Rug", "Shelf", "Tray"];
/** Made-up words, as many as shops use, since text that repeats itself compresses better than any page's. */
const WORDS = (() => {
  const next = random(3);
  const syllable = () => "bdfgklmnprstvw"[Math.floor(next() * 14)] + "aeiou"[Math.floor(next() * 5)] + ["", "n", "r", "s"][Math.floor(next() * 4)];
  return Array.from({ length: 600 }, () => Array.from({ length: 1 + Math.floor(next() * 3) }, syllable).join(""));
})();

const product = (i) => {
  const next = random(i + 7);
  const text = Array.from({ length: 60 }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");
  const name = `${PRODUCTS[i % PRODUCTS.length]} no. ${i + 1}`;
  return `<article class="product p${i}"><h3><a href="/p/${i}">${name}</a></h3><p>${text}.</p>
<p class="price">€ ${(12 + next() * 80).toFixed(2)}</p><button class="buy" data-product="${i}">Add to basket</button></article>`;
};

/** The shop's style sheet: what a page like this needs, and rules for each product as themes tend to have. */
export const css = () =>
  `*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#222;background:#faf8f4}
header,main,footer{max-width:72rem;margin:0 auto;padding:1rem}header{display:flex;gap:2rem;align-items:center}
nav a{margin-right:1rem;color:#333}h1{font-size:2rem}.hero{width:100%;height:auto;border-radius:8px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:1rem}.product{background:#fff;padding:1rem;border-radius:8px}
.price{font-weight:600}.buy{padding:.5rem 1rem;border:1px solid #444;border-radius:6px;background:#fff}\n` +
  Array.from({ length: 300 }, (_, i) => {
    const next = random(i + 99);
    const colour = () => "#" + Math.floor(next() * 0xffffff).toString(16).padStart(6, "0");
    return `.p${i}>h3 a{color:${colour()};letter-spacing:.${Math.floor(next() * 9)}px}.p${i}:hover .buy{background:${colour()};border-color:${colour()}}`;
  }).join("\n");

/** The shop's own script: a basket and some work on the page, as shops have. */
export const script = () => `const basket=new Map();
const products=[...document.querySelectorAll(".product")].map((element)=>({element,name:element.querySelector("h3").textContent,
price:Number(element.querySelector(".price").textContent.replace(/[^0-9.]/g,""))}));
const index=new Map();for(const {element,name} of products)for(const word of (name+" "+element.textContent).toLowerCase().split(/\\W+/)){
if(!index.has(word))index.set(word,new Set());index.get(word).add(element)}
document.addEventListener("click",({target})=>{const id=target.dataset&&target.dataset.product;if(!id)return;
basket.set(id,(basket.get(id)||0)+1);document.querySelector("#basket").textContent=String([...basket.values()].reduce((a,b)=>a+b,0))});
document.querySelector("#search").addEventListener("input",({target})=>{const found=index.get(target.value.toLowerCase());
for(const {element} of products)element.hidden=!!target.value&&!(found&&found.has(element))});\n`;

/**
 * The page of the shop.
 *
 * @param head what goes first in the head, @param end what goes before the end of the body
 * @param inline whether the style sheet stands in the page
 */
export const html = ({ head = "", end = "" }, inline) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8">${head}<title>Kom &amp; Kan</title><meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">${inline ? `<style>${css()}</style>` : '<link rel="stylesheet" href="/shop.css">'}
<script defer src="/shop.js"></script></head><body>
<header><strong>Kom &amp; Kan</strong><nav><a href="/new">New</a><a href="/home">Home</a><a href="/garden">Garden</a></nav>
<input id="search" aria-label="Search"><span>Basket: <span id="basket">0</span></span></header>
<main><h1>Things that last</h1><img class="hero" src="/hero.png" width="480" height="160" alt="">
<section class="grid">${Array.from({ length: 24 }, (_, i) => product(i)).join("\n")}</section></main>
<footer><a href="/privacy">Privacy</a> <a href="/terms">Terms</a></footer>
${end}</body></html>`;
