// Upgrades every self-check form of the page. One that fails leaves the others, and its own printable form, alone.
import { Check } from "./check.mjs";

for (const form of document.querySelectorAll("form[data-check]")) {
  try {
    new Check(form).start();
  } catch (error) {
    console.error("The self-check could not start", error);
  }
}
