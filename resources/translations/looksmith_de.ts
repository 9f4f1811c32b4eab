<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Looksmith</source>
        <translation>Über Looksmith</translation>
    </message>
    <message>
        <source>Looksmith {version}</source>
        <translation>Looksmith {version}</translation>
    </message>
    <message>
        <source>Browse, blend, invert and export film looks on your photographs.</source>
        <translation>Film-Looks auf den eigenen Fotos durchsehen, mischen, umkehren und exportieren.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Apache License</source>
        <translation>Apache-Lizenz</translation>
    </message>
    <message>
        <source>Authors of the looks</source>
        <translation>Urheber der Looks</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looksmith itself: Apache License 2.0</source>
        <translation>Looksmith selbst: Apache License 2.0</translation>
    </message>
    <message>
        <source>Names of films and cameras in the titles of looks are trademarks of their owners, who have nothing to do with Looksmith and do not endorse it.</source>
        <translation>Namen von Filmen und Kameras in den Titeln der Looks sind Marken ihrer Inhaber; diese haben mit Looksmith nichts zu tun und empfehlen es nicht.</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Keeping the session</source>
        <translation>Sichern der Sitzung</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Batch export</source>
        <translation>Stapelexport</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>Neuer Stapel</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What is done stays done, and the rest can go on later</source>
        <translation>Fertiges bleibt fertig, der Rest kann später weiterlaufen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>PRESET</source>
        <translation>VORGABE</translation>
    </message>
    <message>
        <source>Add photos to begin.</source>
        <translation>Zum Beginnen Fotos hinzufügen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>BatchExport</name>
    <message>
        <source>A batch stopped at {done} of {total}. File, Batch export goes on.</source>
        <translation>Ein Stapel hielt bei {done} von {total} an. Weiter mit Datei › Stapelexport.</translation>
    </message>
    <message>
        <source>The batch stopped at {done} of {total}. File, Batch export goes on.</source>
        <translation>Der Stapel hielt bei {done} von {total} an. Weiter mit Datei › Stapelexport.</translation>
    </message>
    <message>
        <source>{done} photos exported, {failed} failed. File, Batch export says why.</source>
        <translation>{done} Fotos exportiert, {failed} fehlgeschlagen. Datei › Stapelexport nennt die Gründe.</translation>
    </message>
    <message>
        <source>{done} photos exported.</source>
        <translation>{done} Fotos exportiert.</translation>
    </message>
</context>
<context>
    <name>BatchPhotos</name>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen…</translation>
    </message>
    <message>
        <source>Choose photos to add</source>
        <translation>Fotos zum Hinzufügen wählen</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add every photo in a folder and below it</source>
        <translation>Alle Fotos eines Ordners und seiner Unterordner hinzufügen</translation>
    </message>
    <message>
        <source>Add open photos</source>
        <translation>Offene Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add the photos open in the window</source>
        <translation>Die im Fenster geöffneten Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the selected photos, or all, off the list</source>
        <translation>Ausgewählte oder alle Fotos aus der Liste nehmen</translation>
    </message>
    <message>
        <source>There are no photos in there.</source>
        <translation>Darin sind keine Fotos.</translation>
    </message>
    <message>
        <source>You may not look into {folder}: its photos are left out.</source>
        <translation>{folder} darf nicht gelesen werden: Die Fotos darin fehlen.</translation>
    </message>
    <message>
        <source>PHOTOS: {count}</source>
        <translation>FOTOS: {count}</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Photos ({endings});;All files (*)</source>
        <translation>Fotos ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>BatchProgress</name>
    <message>
        <source>Progress of the batch</source>
        <translation>Fortschritt des Stapels</translation>
    </message>
    <message>
        <source>Files that were written</source>
        <translation>Geschriebene Dateien</translation>
    </message>
    <message>
        <source>Retry these</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the photos that failed again</source>
        <translation>Fehlgeschlagene Fotos noch einmal versuchen</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>What was written, what failed and why</source>
        <translation>Was geschrieben wurde, was fehlschlug und warum</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Open the folder that the files are in</source>
        <translation>Den Ordner mit den Dateien öffnen</translation>
    </message>
    <message>
        <source>Photos that failed</source>
        <translation>Fehlgeschlagene Fotos</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Not all photos are exported yet</source>
        <translation>Noch nicht alle Fotos sind exportiert</translation>
    </message>
    <message>
        <source>Done, with photos that failed</source>
        <translation>Fertig, aber nicht alle Fotos gelangen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>{failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{left_out} left out: their files are there</source>
        <translation>{left_out} ausgelassen: ihre Dateien gibt es schon</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
</context>
<context>
    <name>BatchRunner</name>
    <message>
        <source>{folder}: the journal of the batch cannot be kept here: {reason}.</source>
        <translation>{folder}: Hier lässt sich das Protokoll des Stapels nicht führen: {reason}.</translation>
    </message>
    <message>
        <source>Another window of Looksmith works on this batch.</source>
        <translation>Ein anderes Looksmith-Fenster arbeitet an diesem Stapel.</translation>
    </message>
    <message>
        <source>Batch export</source>
        <translation>Stapelexport</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>BatchTarget</name>
    <message>
        <source>EDIT</source>
        <translation>BEARBEITUNG</translation>
    </message>
    <message>
        <source>Photos get</source>
        <translation>Fotos erhalten</translation>
    </message>
    <message>
        <source>What is done to every photo</source>
        <translation>Was mit jedem Foto geschieht</translation>
    </message>
    <message>
        <source>The edit on screen</source>
        <translation>Die Bearbeitung im Fenster</translation>
    </message>
    <message>
        <source>Each its own edit</source>
        <translation>Jedes seine eigene Bearbeitung</translation>
    </message>
    <message>
        <source>Session or preset file…</source>
        <translation>Sitzung oder Vorgabe aus Datei…</translation>
    </message>
    <message>
        <source>FILES TO WRITE</source>
        <translation>ZIELDATEIEN</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>the photo&apos;s name</source>
        <translation>der Name des Fotos</translation>
    </message>
    <message>
        <source>its place in the batch, with four digits</source>
        <translation>seine Stelle im Stapel, vierstellig</translation>
    </message>
    <message>
        <source>the looks&apos; names</source>
        <translation>die Namen der Looks</translation>
    </message>
    <message>
        <source>the day it was taken</source>
        <translation>das Aufnahmedatum</translation>
    </message>
    <message>
        <source>the time it was taken</source>
        <translation>die Aufnahmezeit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Names of the first files</source>
        <translation>Namen der ersten Dateien</translation>
    </message>
    <message>
        <source>If one exists</source>
        <translation>Falls vorhanden</translation>
    </message>
    <message>
        <source>Originals are never replaced, whatever is chosen here</source>
        <translation>Originale werden nie ersetzt, was auch immer hier gewählt ist</translation>
    </message>
    <message>
        <source>Find a free name</source>
        <translation>Freien Namen suchen</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>Foto auslassen</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>More are faster up to the number of processors, and take memory</source>
        <translation>Mehr sind schneller bis zur Zahl der Prozessoren, brauchen aber Speicher</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exporte</translation>
    </message>
    <message>
        <source>Sessions and presets ({endings});;All files (*)</source>
        <translation>Sitzungen und Vorgaben ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Edit for all photos</source>
        <translation>Bearbeitung für alle Fotos</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Bitte einen Ordner wählen.</translation>
    </message>
    <message>
        <source>There is a file of that name.</source>
        <translation>Es gibt eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>The folder above it does not exist.</source>
        <translation>Der übergeordnete Ordner existiert nicht.</translation>
    </message>
    <message>
        <source>As it is when the batch starts.</source>
        <translation>So, wie sie beim Start des Stapels ist.</translation>
    </message>
    <message>
        <source>As you left it in Looksmith, or the .looksmith file or the raw&apos;s sidecar beside it; others stay as they are.</source>
        <translation>Wie zuletzt in Looksmith, oder aus der .looksmith-Datei oder dem Sidecar der Rohdatei daneben; andere bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>BlendKeeper</name>
    <message>
        <source>Keeping {title}</source>
        <translation>Sichern von {title}</translation>
    </message>
    <message>
        <source>My light and colour</source>
        <translation>Mein Licht und meine Farbe</translation>
    </message>
    <message>
        <source>{look}, undone</source>
        <translation>{look}, umgekehrt</translation>
    </message>
    <message>
        <source>These colours are in your library already: “{title}”.</source>
        <translation>Diese Farben sind schon in der Bibliothek: „{title}“.</translation>
    </message>
    <message>
        <source>Kept as “{title}” in your looks: exactly this blend.</source>
        <translation>Als „{title}“ bei den eigenen Looks gesichert: genau diese Mischung.</translation>
    </message>
    <message>
        <source>Kept as “{title}” in your looks. On the colours of photos it is ΔE {mean} from this edit on average, 95 % are below {p95}.</source>
        <translation>Als „{title}“ bei den eigenen Looks gesichert. Auf Farben von Fotos weicht er im Mittel um ΔE {mean} von dieser Bearbeitung ab, zu 95 % unter {p95}.</translation>
    </message>
</context>
<context>
    <name>BlendMenu</name>
    <message>
        <source>End solo</source>
        <translation>Solo beenden</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <source>Alt+click the eye</source>
        <translation>Alt+Klick auf das Auge</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Replace with…</source>
        <translation>Ersetzen durch…</translation>
    </message>
    <message>
        <source>Similar looks</source>
        <translation>Ähnliche Looks</translation>
    </message>
    <message>
        <source>Look details…</source>
        <translation>Look-Details…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>BlendPad</name>
    <message>
        <source>Blend pad</source>
        <translation>Mischfeld</translation>
    </message>
    <message>
        <source>{look}
Click to have all of this look</source>
        <translation>{look}
Klick: nur dieser Look</translation>
    </message>
</context>
<context>
    <name>BlendPadPart</name>
    <message>
        <source>Drag the dot: the nearer to a look, the more of it.
Double click shares evenly; arrows move the dot, Ctrl makes the steps fine</source>
        <translation>Punkt ziehen: je näher an einem Look, desto mehr davon.
Doppelklick teilt gleichmäßig; Pfeiltasten bewegen den Punkt, mit Strg in feinen Schritten</translation>
    </message>
    <message>
        <source>One look is on solo: end that to blend on the pad.</source>
        <translation>Ein Look ist auf Solo: zum Mischen im Feld das Solo beenden.</translation>
    </message>
    <message>
        <source>The pad blends two to four looks: add another one.</source>
        <translation>Das Mischfeld mischt zwei bis vier Looks: einen weiteren hinzufügen.</translation>
    </message>
    <message>
        <source>The pad takes up to four looks: mute or remove {count} to use it.</source>
        <translation>Das Mischfeld fasst bis zu vier Looks: dafür {count} ausblenden oder entfernen.</translation>
    </message>
    <message>
        <source>A weight below 0 % is not on the pad. Move the dot to share out the weights anew.</source>
        <translation>Gewichte unter 0 % liegen außerhalb des Mischfelds. Den Punkt bewegen, um neu zu verteilen.</translation>
    </message>
    <message>
        <source>The weights sum to {total}; on the pad they share 100 %. Move the dot to share them out anew.</source>
        <translation>Die Gewichte ergeben zusammen {total}; im Mischfeld teilen sie sich 100 %. Den Punkt bewegen, um neu zu verteilen.</translation>
    </message>
    <message>
        <source>Not every mix of four looks has a place: the dot stands near this one.</source>
        <translation>Nicht jede Mischung von vier Looks hat einen Platz: Der Punkt steht in der Nähe.</translation>
    </message>
</context>
<context>
    <name>BlendPanel</name>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>How the looks are blended</source>
        <translation>Wie die Looks gemischt werden</translation>
    </message>
    <message>
        <source>Mix: the exact mix of the looks&apos; colours</source>
        <translation>Mix: die exakte Mischung der Farben der Looks</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Morph: a path of its own between the looks; creative, not a mix</source>
        <translation>Morph: ein eigener Weg zwischen den Looks; kreativ, kein Mix</translation>
    </message>
    <message>
        <source>Morph: with the looks of the spare file, the same as Mix</source>
        <translation>Morph: mit den Looks der Ersatzdatei dasselbe wie Mix</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morph</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normalisieren</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Click a look to start;
Ctrl+click adds another</source>
        <translation>Zum Beginnen einen Look anklicken;
Strg+Klick fügt weitere hinzu</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Solo: only {look} counts. Click its eye to end it.</source>
        <translation>Solo: Nur {look} zählt. Klick auf das Auge beendet es.</translation>
    </message>
    <message>
        <source>Mix with the original; beyond 100 % goes past the look</source>
        <translation>Mischt mit dem Original; über 100 % geht es über den Look hinaus</translation>
    </message>
    <message>
        <source>Add a look to choose how much of it</source>
        <translation>Einen Look hinzufügen, um seine Stärke zu wählen</translation>
    </message>
    <message>
        <source>Let the weights share 100 %; off, every weight counts as it is</source>
        <translation>Die Gewichte teilen sich 100 %; ohne zählt jedes, wie es ist</translation>
    </message>
    <message>
        <source>Add a second look to share out 100 % among the looks</source>
        <translation>Einen zweiten Look hinzufügen, um 100 % auf die Looks zu verteilen</translation>
    </message>
    <message>
        <source>Add a second look to choose between Mix and Morph</source>
        <translation>Einen zweiten Look hinzufügen, um zwischen Mix und Morph zu wählen</translation>
    </message>
    <message>
        <source>Undo the looks instead of applying them, amount included:
a photo that already has them gets its own colours back.
Light and colour adjustments are not undone; they work on what came back.</source>
        <translation>Die Looks samt Stärke zurücknehmen statt anwenden:
Ein Foto, das sie schon trägt, erhält seine eigenen Farben zurück.
Licht und Farbe werden nicht zurückgenommen; sie wirken auf das Ergebnis.</translation>
    </message>
    <message>
        <source>Add a look to undo what it does</source>
        <translation>Einen Look hinzufügen, um seine Wirkung zurückzunehmen</translation>
    </message>
    <message>
        <source>You deleted this look; the photo keeps it</source>
        <translation>Sie haben diesen Look gelöscht; das Foto behält ihn</translation>
    </message>
    <message>
        <source>This look is not in your library; the photo keeps it</source>
        <translation>Dieser Look ist nicht in Ihrer Bibliothek; das Foto behält ihn</translation>
    </message>
    <message>
        <source>This look came with the session</source>
        <translation>Dieser Look kam mit der Sitzung</translation>
    </message>
    <message>
        <source>Replace {look} with</source>
        <translation>{look} ersetzen durch</translation>
    </message>
</context>
<context>
    <name>BlendRow</name>
    <message>
        <source>Take this look out of the blend</source>
        <translation>Diesen Look aus der Mischung nehmen</translation>
    </message>
    <message>
        <source>Drag to another place; Alt+Up and Alt+Down move it, too</source>
        <translation>An eine andere Stelle ziehen; auch mit Alt+Auf und Alt+Ab</translation>
    </message>
    <message>
        <source>Remove {look}</source>
        <translation>{look} entfernen</translation>
    </message>
    <message>
        <source>{look}, {share} of the blend</source>
        <translation>{look}, {share} der Mischung</translation>
    </message>
    <message>
        <source>End solo of {look}</source>
        <translation>Solo von {look} beenden</translation>
    </message>
    <message>
        <source>Only this look counts: click to bring the others back</source>
        <translation>Nur dieser Look zählt: Klick holt die anderen zurück</translation>
    </message>
    <message>
        <source>Take {look} back in</source>
        <translation>{look} einblenden</translation>
    </message>
    <message>
        <source>Take this look back into the blend</source>
        <translation>Diesen Look wieder in die Mischung nehmen</translation>
    </message>
    <message>
        <source>Mute {look}</source>
        <translation>{look} ausblenden</translation>
    </message>
    <message>
        <source>Leave this look out for a while; its weight is kept</source>
        <translation>Diesen Look vorübergehend auslassen; sein Gewicht bleibt erhalten</translation>
    </message>
    <message>
        <source>Alt+click: this look alone</source>
        <translation>Alt+Klick: nur dieser Look</translation>
    </message>
</context>
<context>
    <name>BlendSaveForm</name>
    <message>
        <source>Title of the new look</source>
        <translation>Titel des neuen Looks</translation>
    </message>
    <message>
        <source>With light, colour and toning</source>
        <translation>Mit Licht, Farbe und Tonung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save look</source>
        <translation>Look sichern</translation>
    </message>
    <message>
        <source>Save blend as look</source>
        <translation>Mischung als Look sichern</translation>
    </message>
    <message>
        <source>Put what is set below the blend into the look, too</source>
        <translation>Auch das in den Look aufnehmen, was unter der Mischung eingestellt ist</translation>
    </message>
    <message>
        <source>There is no look in the blend: this is all there is to save</source>
        <translation>In der Mischung ist kein Look: Mehr gibt es nicht zu sichern</translation>
    </message>
    <message>
        <source>Light, colour and toning are neutral: nothing to add</source>
        <translation>Licht, Farbe und Tonung sind neutral: nichts aufzunehmen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Sichern…</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Drop a photo here, or Open…</source>
        <translation>Ein Foto hierher ziehen oder Öffnen…</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>ClipMark</name>
    <message>
        <source>Shadows clipped: {share} % of the picture</source>
        <translation>Tiefen beschnitten: {share} % des Bildes</translation>
    </message>
    <message>
        <source>Highlights clipped: {share} % of the picture</source>
        <translation>Lichter beschnitten: {share} % des Bildes</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grünlich</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Click: mark them on the photo. Right click: in which colours.</source>
        <translation>Klick: im Foto markieren. Rechtsklick: in welchen Farben.</translation>
    </message>
</context>
<context>
    <name>ClippingMarks</name>
    <message>
        <source>Highlights</source>
        <translation>Lichter</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Tiefen</translation>
    </message>
    <message>
        <source>Nothing is clipped</source>
        <translation>Nichts ist beschnitten</translation>
    </message>
</context>
<context>
    <name>ColourPage</name>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>None: the screen is sRGB</source>
        <translation>Keins: Der Bildschirm ist sRGB</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus Datei…</translation>
    </message>
    <message>
        <source>Profile of the monitor</source>
        <translation>Monitorprofil</translation>
    </message>
    <message>
        <source>The ICC profile that photos are shown through</source>
        <translation>Das ICC-Profil, mit dem Fotos angezeigt werden</translation>
    </message>
    <message>
        <source>Photos and tiles are shown through it; exports and scopes are not touched by it.</source>
        <translation>Gilt für die Anzeige von Fotos und Kacheln; Exporte und Messanzeigen bleiben unberührt.</translation>
    </message>
    <message>
        <source>{name}…</source>
        <translation>{name}…</translation>
    </message>
    <message>
        <source>In use: {name}</source>
        <translation>Verwendet: {name}</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm);;All files (*)</source>
        <translation>Farbprofile (*.icc *.icm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>The grey around the photo</source>
        <translation>Das Grau um das Foto</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Wie das Thema</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Dark grey</source>
        <translation>Dunkelgrau</translation>
    </message>
    <message>
        <source>Middle grey</source>
        <translation>Mittelgrau</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>Hellgrau</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>Schmal</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Surround to judge colours</source>
        <translation>Umfeld der Farbbeurteilung</translation>
    </message>
    <message>
        <source>How much grey there is around the photo in colour assessment</source>
        <translation>Wie viel Grau das Foto bei der Farbbeurteilung umgibt</translation>
    </message>
    <message>
        <source>Clipping is marked in</source>
        <translation>Farben der Beschneidung</translation>
    </message>
    <message>
        <source>The colours for highlights and shadows that are clipped</source>
        <translation>Die Farben für beschnittene Lichter und Tiefen</translation>
    </message>
    <message>
        <source>Red and blue</source>
        <translation>Rot und Blau</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Schwarz und Weiß</translation>
    </message>
    <message>
        <source>Purple and green</source>
        <translation>Violett und Grün</translation>
    </message>
    <message>
        <source>Gamut warning for</source>
        <translation>Farbumfangswarnung für</translation>
    </message>
    <message>
        <source>Colours outside this colour space are marked</source>
        <translation>Farben außerhalb dieses Farbraums werden markiert</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Find a command or a look</source>
        <translation>Befehl oder Look suchen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open photos…</source>
        <translation>Fotos öffnen…</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open every photo in a folder, to walk through them</source>
        <translation>Alle Fotos eines Ordners öffnen, um sie durchzugehen</translation>
    </message>
    <message>
        <source>Import LUTs…</source>
        <translation>LUTs importieren…</translation>
    </message>
    <message>
        <source>Add looks to your library from LUT files</source>
        <translation>Looks aus LUT-Dateien in die Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Import folder of LUTs…</source>
        <translation>LUT-Ordner importieren…</translation>
    </message>
    <message>
        <source>Add every LUT file in a folder to your library</source>
        <translation>Alle LUT-Dateien eines Ordners in die Bibliothek aufnehmen</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>Sitzung öffnen…</translation>
    </message>
    <message>
        <source>Open a saved edit with its looks</source>
        <translation>Eine gesicherte Bearbeitung mit ihren Looks öffnen</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>Sitzung sichern…</translation>
    </message>
    <message>
        <source>Save this edit with its looks, to go on later</source>
        <translation>Diese Bearbeitung mit ihren Looks sichern, um später weiterzumachen</translation>
    </message>
    <message>
        <source>Export photo…</source>
        <translation>Foto exportieren…</translation>
    </message>
    <message>
        <source>Write the graded photo to a new file</source>
        <translation>Das bearbeitete Foto in eine neue Datei schreiben</translation>
    </message>
    <message>
        <source>Export LUT…</source>
        <translation>LUT exportieren…</translation>
    </message>
    <message>
        <source>Write this edit&apos;s colours as a LUT for other programs</source>
        <translation>Die Farben dieser Bearbeitung als LUT für andere Programme schreiben</translation>
    </message>
    <message>
        <source>Batch export…</source>
        <translation>Stapelexport…</translation>
    </message>
    <message>
        <source>Write many photos in one go, each graded alike or with its own edit</source>
        <translation>Viele Fotos in einem Zug schreiben, alle gleich oder jedes mit eigener Bearbeitung</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Den letzten Schritt zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do the undone step again</source>
        <translation>Den zurückgenommenen Schritt wiederholen</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Protokoll…</translation>
    </message>
    <message>
        <source>List every step, to go back and forth in them</source>
        <translation>Alle Schritte auflisten, um darin vor- und zurückzugehen</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Copy this photo&apos;s looks and adjustments</source>
        <translation>Looks und Anpassungen dieses Fotos kopieren</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>Einstellungen einfügen</translation>
    </message>
    <message>
        <source>Give this photo the copied looks and adjustments</source>
        <translation>Kopierte Looks und Anpassungen auf dieses Foto übertragen</translation>
    </message>
    <message>
        <source>Paste to the selected photos…</source>
        <translation>In ausgewählte Fotos einfügen…</translation>
    </message>
    <message>
        <source>Give all photos that are selected in the filmstrip what you choose of the copied looks and adjustments</source>
        <translation>Eine Auswahl der kopierten Looks und Anpassungen auf alle im Filmstreifen ausgewählten Fotos übertragen</translation>
    </message>
    <message>
        <source>Save preset…</source>
        <translation>Vorgabe sichern…</translation>
    </message>
    <message>
        <source>Keep this edit, or parts of it, under a name</source>
        <translation>Diese Bearbeitung oder Teile davon unter einem Namen sichern</translation>
    </message>
    <message>
        <source>Manage presets…</source>
        <translation>Vorgaben verwalten…</translation>
    </message>
    <message>
        <source>Rename, delete, import and export presets</source>
        <translation>Vorgaben umbenennen, löschen, importieren und exportieren</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Empty the blend</source>
        <translation>Die Mischung leeren</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>Anpassungen</translation>
    </message>
    <message>
        <source>Set light and colour to neutral</source>
        <translation>Licht und Farbe auf neutral setzen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Go back to the photo as it was</source>
        <translation>Zurück zum Foto, wie es war</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Voreinstellungen…</translation>
    </message>
    <message>
        <source>Language, theme, colour, models, keys</source>
        <translation>Sprache, Thema, Farbe, Modelle, Tasten</translation>
    </message>
    <message>
        <source>Previous look</source>
        <translation>Voriger Look</translation>
    </message>
    <message>
        <source>Try the look before this one</source>
        <translation>Den Look davor ausprobieren</translation>
    </message>
    <message>
        <source>Next look</source>
        <translation>Nächster Look</translation>
    </message>
    <message>
        <source>Try the look after this one</source>
        <translation>Den Look danach ausprobieren</translation>
    </message>
    <message>
        <source>Search looks</source>
        <translation>Looks suchen</translation>
    </message>
    <message>
        <source>Find a look by name, category or author</source>
        <translation>Einen Look nach Name, Kategorie oder Urheber finden</translation>
    </message>
    <message>
        <source>Add to blend</source>
        <translation>Zur Mischung hinzufügen</translation>
    </message>
    <message>
        <source>Add the look that is marked in the list to the blend</source>
        <translation>Den in der Liste markierten Look zur Mischung hinzufügen</translation>
    </message>
    <message>
        <source>Invert blend</source>
        <translation>Mischung umkehren</translation>
    </message>
    <message>
        <source>Undo the blend instead of applying it</source>
        <translation>Die Mischung zurücknehmen statt anwenden</translation>
    </message>
    <message>
        <source>Blend pad</source>
        <translation>Mischfeld</translation>
    </message>
    <message>
        <source>Blend two to four looks by moving a dot between them</source>
        <translation>Zwei bis vier Looks mischen: den Punkt zwischen ihnen bewegen</translation>
    </message>
    <message>
        <source>Save blend as look…</source>
        <translation>Mischung als Look sichern…</translation>
    </message>
    <message>
        <source>Put this blend among your looks</source>
        <translation>Diese Mischung zu den eigenen Looks legen</translation>
    </message>
    <message>
        <source>Look details…</source>
        <translation>Look-Details…</translation>
    </message>
    <message>
        <source>What the current look does to colours, and whether it can be undone</source>
        <translation>Was der aktuelle Look mit Farben macht und ob er umkehrbar ist</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Keep the current look among the favourites</source>
        <translation>Den aktuellen Look als Favoriten merken</translation>
    </message>
    <message>
        <source>Remove from blend</source>
        <translation>Aus der Mischung entfernen</translation>
    </message>
    <message>
        <source>Take the look added last out of the blend</source>
        <translation>Den zuletzt hinzugefügten Look aus der Mischung nehmen</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Make a flat, dark, tinted or dull photo look right</source>
        <translation>Ein flaues, dunkles, farbstichiges oder mattes Foto zurechtrücken</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>Dunst entfernen</translation>
    </message>
    <message>
        <source>Take haze off the photo</source>
        <translation>Dunst aus dem Foto nehmen</translation>
    </message>
    <message>
        <source>Keep Enhance as a look…</source>
        <translation>„Verbessern“ als Look sichern…</translation>
    </message>
    <message>
        <source>Put what Enhance does to this photo&apos;s colours among your looks</source>
        <translation>Was „Verbessern“ mit den Farben dieses Fotos macht, zu den eigenen Looks legen</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Voriges Foto</translation>
    </message>
    <message>
        <source>Go to the photo before this one in the filmstrip</source>
        <translation>Zum vorigen Foto im Filmstreifen</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Nächstes Foto</translation>
    </message>
    <message>
        <source>Go to the photo after this one in the filmstrip</source>
        <translation>Zum nächsten Foto im Filmstreifen</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Rate the selected photos, or the one on screen</source>
        <translation>Die ausgewählten Fotos oder das angezeigte bewerten</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 Sterne</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 Sterne</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 Sterne</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Run Enhance and Dehaze where they are fastest</source>
        <translation>„Verbessern“ und „Dunst entfernen“ dort rechnen, wo es am schnellsten geht</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Run Enhance and Dehaze on the processor</source>
        <translation>„Verbessern“ und „Dunst entfernen“ auf dem Prozessor rechnen</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Run Enhance and Dehaze on the graphics card</source>
        <translation>„Verbessern“ und „Dunst entfernen“ auf der Grafikkarte rechnen</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show the whole photo</source>
        <translation>Das ganze Foto zeigen</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Show one photo pixel on one screen pixel</source>
        <translation>Ein Pixel des Fotos auf einem Bildschirmpixel</translation>
    </message>
    <message>
        <source>Fit or 100 %</source>
        <translation>Einpassen oder 100 %</translation>
    </message>
    <message>
        <source>Switch between the whole photo and its pixels</source>
        <translation>Zwischen ganzem Foto und Pixeln wechseln</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Show the original in place of the edit</source>
        <translation>Das Original statt der Bearbeitung zeigen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Compare original and edit with a divider you can drag</source>
        <translation>Original und Bearbeitung mit verschiebbarer Trennlinie vergleichen</translation>
    </message>
    <message>
        <source>Show unrecoverable colours</source>
        <translation>Nicht umkehrbare Farben zeigen</translation>
    </message>
    <message>
        <source>Mark the colours that the looks merge; with Invert on, those that cannot come back</source>
        <translation>Farben markieren, die die Looks zusammenfallen lassen; bei „Umkehren“ die, die nicht zurückkommen</translation>
    </message>
    <message>
        <source>Next scope</source>
        <translation>Nächste Messanzeige</translation>
    </message>
    <message>
        <source>Histogram, RGB parade, waveform, vectorscope</source>
        <translation>Histogramm, RGB-Parade, Wellenform, Vektorskop</translation>
    </message>
    <message>
        <source>Preview looks under the pointer</source>
        <translation>Looks unter dem Zeiger zeigen</translation>
    </message>
    <message>
        <source>Show a look on the photo while you point at it</source>
        <translation>Einen Look im Foto zeigen, solange der Zeiger darauf steht</translation>
    </message>
    <message>
        <source>Show haze</source>
        <translation>Dunst zeigen</translation>
    </message>
    <message>
        <source>Lay red over the picture where Dehaze sees haze: the denser, the redder</source>
        <translation>Das Bild rot überlagern, wo Dunst erkannt wird: je dichter, desto röter</translation>
    </message>
    <message>
        <source>Soft proof</source>
        <translation>Softproof</translation>
    </message>
    <message>
        <source>Show the photo as a printer, a press or another screen will</source>
        <translation>Das Foto zeigen, wie es ein Drucker, eine Presse oder ein anderer Bildschirm wiedergibt</translation>
    </message>
    <message>
        <source>Keep still</source>
        <translation>Schnappschuss aufnehmen</translation>
    </message>
    <message>
        <source>Keep all of this edit as a still, to compare and to go back to</source>
        <translation>Die ganze Bearbeitung als Schnappschuss behalten, zum Vergleichen und Zurückkehren</translation>
    </message>
    <message>
        <source>Compare stills</source>
        <translation>Schnappschüsse vergleichen</translation>
    </message>
    <message>
        <source>Show the photo under every still side by side, to choose from</source>
        <translation>Das Foto mit jedem Schnappschuss nebeneinander zeigen, um zu wählen</translation>
    </message>
    <message>
        <source>Take up still A</source>
        <translation>Schnappschuss A übernehmen</translation>
    </message>
    <message>
        <source>Make still A the edit</source>
        <translation>Schnappschuss A zur Bearbeitung machen</translation>
    </message>
    <message>
        <source>Take up still B</source>
        <translation>Schnappschuss B übernehmen</translation>
    </message>
    <message>
        <source>Make still B the edit</source>
        <translation>Schnappschuss B zur Bearbeitung machen</translation>
    </message>
    <message>
        <source>Take up still C</source>
        <translation>Schnappschuss C übernehmen</translation>
    </message>
    <message>
        <source>Make still C the edit</source>
        <translation>Schnappschuss C zur Bearbeitung machen</translation>
    </message>
    <message>
        <source>Take up still D</source>
        <translation>Schnappschuss D übernehmen</translation>
    </message>
    <message>
        <source>Make still D the edit</source>
        <translation>Schnappschuss D zur Bearbeitung machen</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Show the photos that are open in a row, where there are several</source>
        <translation>Die offenen Fotos in einer Reihe zeigen, wenn es mehrere sind</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>Bedienfelder ausblenden</translation>
    </message>
    <message>
        <source>Leave the window to the photo (key while it has the focus)</source>
        <translation>Das Fenster dem Foto überlassen (Taste, solange es den Fokus hat)</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Picture only</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>Fill the screen with the photo and nothing else; Esc comes back</source>
        <translation>Nur das Foto, bildschirmfüllend; Esc führt zurück</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show the photo larger</source>
        <translation>Das Foto größer zeigen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the photo smaller</source>
        <translation>Das Foto kleiner zeigen</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message>
        <source>Show one photo pixel on two by two screen pixels</source>
        <translation>Ein Pixel des Fotos auf zwei mal zwei Bildschirmpixeln</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>Cover the canvas with the photo</source>
        <translation>Die Fläche ganz mit dem Foto füllen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Show original and edit beside or above each other, at the same place</source>
        <translation>Original und Bearbeitung neben- oder übereinander zeigen, am selben Ausschnitt</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>Trennlinie drehen</translation>
    </message>
    <message>
        <source>Turn the divider between original and edit by 45°; its ends turn it</source>
        <translation>Die Trennlinie zwischen Original und Bearbeitung um 45° drehen; auch über ihre Enden</translation>
    </message>
    <message>
        <source>Show clipping</source>
        <translation>Beschneidung zeigen</translation>
    </message>
    <message>
        <source>Mark highlights and shadows in which a channel is at its end, in the edit or in the photo itself</source>
        <translation>Lichter und Schatten markieren, in denen ein Kanal am Anschlag ist, in der Bearbeitung oder schon im Foto</translation>
    </message>
    <message>
        <source>Red and blue</source>
        <translation>Rot und Blau</translation>
    </message>
    <message>
        <source>Mark highlights red, shadows with blue bars</source>
        <translation>Lichter rot, Tiefen mit blauen Streifen markieren</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Schwarz und Weiß</translation>
    </message>
    <message>
        <source>Mark highlights black, shadows with white bars</source>
        <translation>Lichter schwarz, Tiefen mit weißen Streifen markieren</translation>
    </message>
    <message>
        <source>Purple and green</source>
        <translation>Violett und Grün</translation>
    </message>
    <message>
        <source>Mark highlights purple, shadows with green bars</source>
        <translation>Lichter violett, Tiefen mit grünen Streifen markieren</translation>
    </message>
    <message>
        <source>Show gamut warning</source>
        <translation>Farbumfangswarnung zeigen</translation>
    </message>
    <message>
        <source>Mark the colours that lie outside of a colour space</source>
        <translation>Farben markieren, die außerhalb eines Farbraums liegen</translation>
    </message>
    <message>
        <source>Outside sRGB</source>
        <translation>Außerhalb von sRGB</translation>
    </message>
    <message>
        <source>Mark what most screens and the web cannot show</source>
        <translation>Markieren, was die meisten Bildschirme und das Web nicht zeigen</translation>
    </message>
    <message>
        <source>Outside Display P3</source>
        <translation>Außerhalb von Display P3</translation>
    </message>
    <message>
        <source>Mark what wide-gamut screens cannot show</source>
        <translation>Markieren, was Bildschirme mit großem Farbumfang nicht zeigen</translation>
    </message>
    <message>
        <source>Outside Adobe RGB</source>
        <translation>Außerhalb von Adobe RGB</translation>
    </message>
    <message>
        <source>Mark what files for print in Adobe RGB cannot hold</source>
        <translation>Markieren, was Druckdateien in Adobe RGB nicht fassen</translation>
    </message>
    <message>
        <source>Colour assessment</source>
        <translation>Farbbeurteilung</translation>
    </message>
    <message>
        <source>Show the photo in middle grey with a white frame, to judge its colours</source>
        <translation>Das Foto auf Mittelgrau mit weißem Rahmen zeigen, um Farben zu beurteilen</translation>
    </message>
    <message>
        <source>Next canvas grey</source>
        <translation>Nächster Hintergrund</translation>
    </message>
    <message>
        <source>Theme, black, dark, middle and light grey, white</source>
        <translation>Thema, Schwarz, Dunkel-, Mittel- und Hellgrau, Weiß</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>Wie das Thema</translation>
    </message>
    <message>
        <source>The theme&apos;s own grey</source>
        <translation>Das Grau des Themas</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>L* 0</source>
        <translation>L* 0</translation>
    </message>
    <message>
        <source>Dark grey</source>
        <translation>Dunkelgrau</translation>
    </message>
    <message>
        <source>L* 20</source>
        <translation>L* 20</translation>
    </message>
    <message>
        <source>Middle grey</source>
        <translation>Mittelgrau</translation>
    </message>
    <message>
        <source>L* 50</source>
        <translation>L* 50</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>Hellgrau</translation>
    </message>
    <message>
        <source>L* 80</source>
        <translation>L* 80</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>L* 100</source>
        <translation>L* 100</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Befehl suchen…</translation>
    </message>
    <message>
        <source>Find a command or a look by a few letters</source>
        <translation>Einen Befehl oder Look mit wenigen Buchstaben finden</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Every key on one sheet</source>
        <translation>Alle Tasten auf einen Blick</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copy what a report of a fault needs to know of this computer; no photo is named</source>
        <translation>Kopieren, was ein Fehlerbericht über diesen Computer wissen muss; kein Foto wird genannt</translation>
    </message>
    <message>
        <source>About Looksmith</source>
        <translation>Über Looksmith</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>Version und Lizenzen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Look</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Beschneidung</translation>
    </message>
    <message>
        <source>Gamut warning</source>
        <translation>Farbumfangswarnung</translation>
    </message>
    <message>
        <source>Canvas grey</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Space (hold)</source>
        <translation>Leertaste (halten)</translation>
    </message>
    <message>
        <source>See the original</source>
        <translation>Das Original sehen</translation>
    </message>
    <message>
        <source>Hold the eye</source>
        <translation>Auge gedrückt halten</translation>
    </message>
    <message>
        <source>See the photo without just Enhance or Dehaze</source>
        <translation>Das Foto nur ohne „Verbessern“ oder „Dunst entfernen“ sehen</translation>
    </message>
    <message>
        <source>Wheel or pinch</source>
        <translation>Mausrad oder Spreizen</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>Zum Zeiger hin zoomen</translation>
    </message>
    <message>
        <source>Drag or arrow keys</source>
        <translation>Ziehen oder Pfeiltasten</translation>
    </message>
    <message>
        <source>Move the zoomed photo, or the divider</source>
        <translation>Das vergrößerte Foto oder die Trennlinie bewegen</translation>
    </message>
    <message>
        <source>Drag an end of the divider</source>
        <translation>Ende der Trennlinie ziehen</translation>
    </message>
    <message>
        <source>Turn it; with Shift in steps of 15°</source>
        <translation>Sie drehen; mit Umschalt in Schritten von 15°</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Ctrl+Tab on the photo</source>
        <translation>Strg+Tab auf dem Foto</translation>
    </message>
    <message>
        <source>Go on to the next control, as Tab does elsewhere</source>
        <translation>Weiter zum nächsten Bedienelement, wie sonst mit Tab</translation>
    </message>
    <message>
        <source>Ctrl+drag</source>
        <translation>Strg+Ziehen</translation>
    </message>
    <message>
        <source>Measure a part of the photo with the scopes</source>
        <translation>Einen Teil des Fotos in den Messanzeigen messen</translation>
    </message>
    <message>
        <source>Point at a look</source>
        <translation>Auf einen Look zeigen</translation>
    </message>
    <message>
        <source>See it on the photo</source>
        <translation>Ihn im Foto sehen</translation>
    </message>
    <message>
        <source>Ctrl+wheel over looks</source>
        <translation>Strg+Mausrad über Looks</translation>
    </message>
    <message>
        <source>Make the tiles larger or smaller</source>
        <translation>Die Kacheln vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>Click a look</source>
        <translation>Klick auf einen Look</translation>
    </message>
    <message>
        <source>Put it in place of the blend</source>
        <translation>Er ersetzt die Mischung</translation>
    </message>
    <message>
        <source>Ctrl+click a look</source>
        <translation>Strg+Klick auf einen Look</translation>
    </message>
    <message>
        <source>Add it to the blend</source>
        <translation>Ihn zur Mischung hinzufügen</translation>
    </message>
    <message>
        <source>Hold a still</source>
        <translation>Schnappschuss gedrückt halten</translation>
    </message>
    <message>
        <source>See it on the photo; a click takes it up</source>
        <translation>Ihn im Foto sehen; ein Klick übernimmt ihn</translation>
    </message>
    <message>
        <source>Alt+click a still</source>
        <translation>Alt+Klick auf einen Schnappschuss</translation>
    </message>
    <message>
        <source>Keep the edit in its place</source>
        <translation>Die Bearbeitung an seiner Stelle behalten</translation>
    </message>
    <message>
        <source>Alt+click the eye of a look</source>
        <translation>Alt+Klick auf das Auge eines Looks</translation>
    </message>
    <message>
        <source>See it alone, and all of them again</source>
        <translation>Ihn allein sehen, dann wieder alle</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down in the blend</source>
        <translation>Alt+Auf und Alt+Ab in der Mischung</translation>
    </message>
    <message>
        <source>Move the look up or down</source>
        <translation>Den Look nach oben oder unten bewegen</translation>
    </message>
    <message>
        <source>Ctrl+click or Shift+click a photo</source>
        <translation>Strg+Klick oder Umschalt+Klick auf ein Foto</translation>
    </message>
    <message>
        <source>Select several in the filmstrip</source>
        <translation>Mehrere im Filmstreifen auswählen</translation>
    </message>
    <message>
        <source>Click the stars of a photo</source>
        <translation>Klick auf die Sterne eines Fotos</translation>
    </message>
    <message>
        <source>Rate it; the same star again takes them</source>
        <translation>Es bewerten; derselbe Stern noch einmal löscht sie</translation>
    </message>
    <message>
        <source>Double click a slider</source>
        <translation>Doppelklick auf einen Regler</translation>
    </message>
    <message>
        <source>Set it back to neutral</source>
        <translation>Ihn auf neutral zurücksetzen</translation>
    </message>
    <message>
        <source>Photo and looks</source>
        <translation>Foto und Looks</translation>
    </message>
</context>
<context>
    <name>ComparingBoard</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Click to add a point, drag to move it, double click to take it away</source>
        <translation>Klick fügt einen Punkt hinzu, Ziehen bewegt ihn, Doppelklick entfernt ihn</translation>
    </message>
    <message>
        <source>Point {number} of {count}: input {x} %, output {y} %</source>
        <translation>Punkt {number} von {count}: Eingang {x} %, Ausgang {y} %</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>Tones</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>The curve of {channel}</source>
        <translation>Die Kurve für {channel}</translation>
    </message>
    <message>
        <source>Curve of {channel}</source>
        <translation>Kurve für {channel}</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Tone curves</source>
        <translation>Tonwertkurven</translation>
    </message>
    <message>
        <source>What becomes of the greys: input from left to right, output from the bottom up</source>
        <translation>Was aus Grautönen wird: Eingang von links nach rechts, Ausgang von unten nach oben</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic (processor)</source>
        <translation>Automatisch (Prozessor)</translation>
    </message>
    <message>
        <source>Automatic (graphics card)</source>
        <translation>Automatisch (Grafikkarte)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Graphics card (none that can be used)</source>
        <translation>Grafikkarte (keine verwendbar)</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Add {look}</source>
        <translation>{look} hinzufügen</translation>
    </message>
    <message>
        <source>Remove {look}</source>
        <translation>{look} entfernen</translation>
    </message>
    <message>
        <source>Weight of {look}</source>
        <translation>Gewicht von {look}</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Mute {look}</source>
        <translation>{look} ausgeblendet</translation>
    </message>
    <message>
        <source>Unmute {look}</source>
        <translation>{look} eingeblendet</translation>
    </message>
    <message>
        <source>Solo {look}</source>
        <translation>Solo {look}</translation>
    </message>
    <message>
        <source>End solo of {look}</source>
        <translation>Solo von {look} beenden</translation>
    </message>
    <message>
        <source>Move {look}</source>
        <translation>{look} verschieben</translation>
    </message>
    <message>
        <source>{old} becomes {new}</source>
        <translation>{old} wird {new}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehren</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normalisieren</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morph</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>{step} {percent} %</source>
        <translation>{step} {percent} %</translation>
    </message>
    <message>
        <source>{step} off</source>
        <translation>{step} aus</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>Dunst entfernen</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Reset look</source>
        <translation>Look zurücksetzen</translation>
    </message>
    <message>
        <source>Reset adjustments</source>
        <translation>Anpassungen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
</context>
<context>
    <name>EditColumn</name>
    <message>
        <source>Export LUT…</source>
        <translation>LUT-Export…</translation>
    </message>
    <message>
        <source>Export photo…</source>
        <translation>Foto-Export…</translation>
    </message>
</context>
<context>
    <name>EditHandlers</name>
    <message>
        <source>Settings copied</source>
        <translation>Einstellungen kopiert</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>Einstellungen einfügen</translation>
    </message>
</context>
<context>
    <name>EnhanceKeeper</name>
    <message>
        <source>Keep Enhance as a look</source>
        <translation>„Verbessern“ als Look sichern</translation>
    </message>
    <message>
        <source>What Enhance does to this photo&apos;s colours becomes a look for any photo.
Title</source>
        <translation>Was „Verbessern“ mit den Farben dieses Fotos macht, wird ein Look für jedes Foto.
Titel</translation>
    </message>
    <message>
        <source>Keeping {title}</source>
        <translation>Sichern von {title}</translation>
    </message>
    <message>
        <source>Enhanced</source>
        <translation>Verbessert</translation>
    </message>
    <message>
        <source>{photo} enhanced</source>
        <translation>{photo} verbessert</translation>
    </message>
    <message>
        <source>These colours are in your library already: “{title}”.</source>
        <translation>Diese Farben sind schon in der Bibliothek: „{title}“.</translation>
    </message>
    <message>
        <source>Kept as “{title}” in your looks.</source>
        <translation>Als „{title}“ bei den eigenen Looks gesichert.</translation>
    </message>
</context>
<context>
    <name>ErrorRelay</name>
    <message>
        <source>Something went wrong: {reason}</source>
        <translation>Etwas ist schiefgegangen: {reason}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ExportLutDialog</name>
    <message>
        <source>Export LUT</source>
        <translation>LUT exportieren</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Give a photo the looks, or take them off one</source>
        <translation>Einem Foto die Looks geben oder sie ihm nehmen</translation>
    </message>
    <message>
        <source>Apply the looks</source>
        <translation>Looks anwenden</translation>
    </message>
    <message>
        <source>Undo the looks</source>
        <translation>Looks zurücknehmen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Which programs can read it; .cube is read nearly everywhere</source>
        <translation>Welche Programme es lesen; .cube fast alle</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Lattice points along each axis; cameras often want 33</source>
        <translation>Gitterpunkte je Achse; Kameras wollen oft 33</translation>
    </message>
    <message>
        <source>{n} × {n} × {n}</source>
        <translation>{n} × {n} × {n}</translation>
    </message>
    <message>
        <source>The name that other programs show</source>
        <translation>Der Name, den andere Programme zeigen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Inverse of {looks}</source>
        <translation>Umkehrung von {looks}</translation>
    </message>
    <message>
        <source>sRGB in and out, as the picture on screen.</source>
        <translation>sRGB als Ein- und Ausgang, wie das Bild auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>This LUT takes the looks off, at their amount. Size 65 is more exact than 33.</source>
        <translation>Diese LUT nimmt die Looks zurück, in ihrer Stärke. Größe 65 ist genauer als 33.</translation>
    </message>
    <message>
        <source>Light and colour adjustments follow; they are not undone.</source>
        <translation>Licht und Farbe folgen danach; sie werden nicht zurückgenommen.</translation>
    </message>
</context>
<context>
    <name>ExportPhotoDialog</name>
    <message>
        <source>Export photo</source>
        <translation>Foto exportieren</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>Größe der Datei</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the file ({key})</source>
        <translation>Datei schreiben ({key})</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source> · put on white</source>
        <translation> · auf Weiß gelegt</translation>
    </message>
    <message>
        <source> · about {size}</source>
        <translation> · etwa {size}</translation>
    </message>
    <message>
        <source>The folder cannot be made: {reason}.</source>
        <translation>Der Ordner lässt sich nicht anlegen: {reason}.</translation>
    </message>
</context>
<context>
    <name>ExportPresets</name>
    <message>
        <source>Web: sRGB JPEG, 2048 px</source>
        <translation>Web: sRGB-JPEG, 2048 px</translation>
    </message>
    <message>
        <source>Print: 16-bit TIFF, Adobe RGB</source>
        <translation>Druck: 16-Bit-TIFF, Adobe RGB</translation>
    </message>
    <message>
        <source>Archive: 16-bit TIFF, ProPhoto RGB</source>
        <translation>Archiv: 16-Bit-TIFF, ProPhoto RGB</translation>
    </message>
    <message>
        <source>Compositing: OpenEXR, half floats</source>
        <translation>Compositing: OpenEXR, Half-Float</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The export waits until Enhance is found.</source>
        <translation>Der Export wartet, bis „Verbessern“ berechnet ist.</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>Exportieren von {name}</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>{name} nach {folder} exportiert</translation>
    </message>
    <message>
        <source>{name} came meanwhile and stays as it is.</source>
        <translation>{name} ist inzwischen dazugekommen und bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>FactsReader</name>
    <message>
        <source>Reading ratings</source>
        <translation>Lesen der Bewertungen</translation>
    </message>
</context>
<context>
    <name>FileHandlers</name>
    <message>
        <source>Photos ({endings});;All files (*)</source>
        <translation>Fotos ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Fotos öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Originals are never written to. The export dialog begins with what is chosen here, and remembers here what is chosen there.</source>
        <translation>Originale werden nie verändert. Der Exportdialog beginnt mit der Wahl von hier und merkt sich hier, was dort gewählt wird.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>The folder that exports go to</source>
        <translation>Der Ordner für Exporte</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>Neben dem Foto</translation>
    </message>
    <message>
        <source>If a file exists</source>
        <translation>Falls Datei vorhanden</translation>
    </message>
    <message>
        <source>What happens where a file of that name is there already</source>
        <translation>Was geschieht, wenn es eine Datei dieses Namens schon gibt</translation>
    </message>
    <message>
        <source>Find a free name</source>
        <translation>Freien Namen suchen</translation>
    </message>
    <message>
        <source>Ask in the dialog</source>
        <translation>Im Dialog fragen</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>What goes along of the camera&apos;s and your own notes</source>
        <translation>Was von den Angaben der Kamera und den eigenen mitgeht</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All but the place</source>
        <translation>Alle außer dem Ort</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>That is all there is to it.</source>
        <translation>Das ist schon alles.</translation>
    </message>
    <message>
        <source>Open your own photo, or drop it here</source>
        <translation>Eigenes Foto öffnen oder hierher ziehen</translation>
    </message>
    <message>
        <source>Point at a look to see it on the photo</source>
        <translation>Auf einen Look zeigen: Das Foto zeigt ihn</translation>
    </message>
    <message>
        <source>Click to take it, Ctrl+click to blend, {key} to export</source>
        <translation>Klick übernimmt, Strg+Klick mischt, {key} exportiert</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where the file is written</source>
        <translation>Wohin die Datei geschrieben wird</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
</context>
<context>
    <name>FolderReader</name>
    <message>
        <source>The folder cannot be read: {reason}.</source>
        <translation>Der Ordner lässt sich nicht lesen: {reason}.</translation>
    </message>
    <message>
        <source>There are no photos in this folder.</source>
        <translation>In diesem Ordner sind keine Fotos.</translation>
    </message>
    <message>
        <source>Looking into {name}</source>
        <translation>Durchsehen von {name}</translation>
    </message>
</context>
<context>
    <name>GamutMarks</name>
    <message>
        <source>Every colour fits in {space}</source>
        <translation>Alle Farben liegen in {space}</translation>
    </message>
    <message>
        <source>Outside {space} {percent}</source>
        <translation>Außerhalb von {space} {percent}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>Die Sprache des Fensters</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>How light the window is</source>
        <translation>Wie hell das Fenster ist</translation>
    </message>
    <message>
        <source>All three are free of colour. A photo seems lighter in a dark window than on paper, and darker in a light one; grey stands between.</source>
        <translation>Alle drei sind farbneutral. Im dunklen Fenster wirkt ein Foto heller als auf Papier, im hellen dunkler; Grau liegt dazwischen.</translation>
    </message>
    <message>
        <source>Start with the last session</source>
        <translation>Mit der letzten Sitzung starten</translation>
    </message>
    <message>
        <source>Open the photos that were open, with their edits and steps</source>
        <translation>Die zuletzt offenen Fotos mit Bearbeitungen und Schritten öffnen</translation>
    </message>
    <message>
        <source>QT_SCALE_FACTOR is set on this computer and goes first.</source>
        <translation>QT_SCALE_FACTOR ist auf diesem Computer gesetzt und hat Vorrang.</translation>
    </message>
    <message>
        <source>Beyond that the window would not fit on this screen.</source>
        <translation>Darüber passt das Fenster nicht mehr auf diesen Bildschirm.</translation>
    </message>
    <message>
        <source>Size of texts and controls</source>
        <translation>Größe von Texten und Reglern</translation>
    </message>
    <message>
        <source>On top of the size that the system gives</source>
        <translation>Zusätzlich zur Größe, die das System vorgibt</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size} %</translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>{title}, changed</source>
        <translation>{title}, geändert</translation>
    </message>
    <message>
        <source>Click to open or close {title}, double click to reset it</source>
        <translation>Klick öffnet oder schließt {title}, Doppelklick setzt zurück</translation>
    </message>
</context>
<context>
    <name>HazeView</name>
    <message>
        <source>Haze: {mean} % on average, {most} % at most</source>
        <translation>Dunst: im Mittel {mean} %, höchstens {most} %</translation>
    </message>
</context>
<context>
    <name>HelpHandlers</name>
    <message>
        <source>The diagnostics are in the clipboard. They name no photo.</source>
        <translation>Die Diagnose ist in der Zwischenablage. Sie nennt kein Foto.</translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Three steps to your first look</source>
        <translation>In drei Schritten zum ersten Look</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>Erste Schritte schließen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>{text} (done)</source>
        <translation>{text} (erledigt)</translation>
    </message>
</context>
<context>
    <name>HistogramPanel</name>
    <message>
        <source>Scope</source>
        <translation>Messanzeige</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>RGB parade</source>
        <translation>RGB-Parade</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Vectorscope</source>
        <translation>Vektorskop</translation>
    </message>
    <message>
        <source>How often each level of red, green and blue occurs</source>
        <translation>Wie oft jede Stufe von Rot, Grün und Blau vorkommt</translation>
    </message>
    <message>
        <source>The levels of red, green and blue, from left to right of the picture</source>
        <translation>Die Stufen von Rot, Grün und Blau, im Bild von links nach rechts</translation>
    </message>
    <message>
        <source>How light the picture is, from its left to its right</source>
        <translation>Wie hell das Bild ist, von links nach rechts</translation>
    </message>
    <message>
        <source>Hue by direction and saturation by distance from the middle; skin lies along the dashed line</source>
        <translation>Farbton als Richtung, Sättigung als Abstand von der Mitte; Haut liegt an der gestrichelten Linie</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows levels that only few pixels have</source>
        <translation>Logarithmische Skala: zeigt auch Stufen, die nur wenige Pixel haben</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Only the marked part of the picture is measured: click to measure all of it (or Ctrl+click the picture)</source>
        <translation>Nur der markierte Teil des Bildes wird gemessen: Klick misst wieder alles (oder Strg+Klick ins Bild)</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>The photo&apos;s tones show here</source>
        <translation>Hier erscheinen die Tonwerte des Fotos</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Click a step to go there.
Nothing is lost by it.</source>
        <translation>Klick auf einen Schritt führt dorthin.
Nichts geht dabei verloren.</translation>
    </message>
    <message>
        <source>{step}, undone</source>
        <translation>{step}, zurückgenommen</translation>
    </message>
</context>
<context>
    <name>HoverPreview</name>
    <message>
        <source>Preview: no look</source>
        <translation>Vorschau: kein Look</translation>
    </message>
    <message>
        <source>Preview: with {look}</source>
        <translation>Vorschau: mit {look}</translation>
    </message>
    <message>
        <source>Preview: {look}</source>
        <translation>Vorschau: {look}</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Imported looks</source>
        <translation>Importierte Looks</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{added} added · {duplicates} known already · {failed} failed</source>
        <translation>{added} hinzugefügt · {duplicates} schon bekannt · {failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gesichert als</translation>
    </message>
    <message>
        <source>Known already as “{title}”</source>
        <translation>Schon bekannt als „{title}“</translation>
    </message>
    <message>
        <source>Added as “{title}”</source>
        <translation>Hinzugefügt als „{title}“</translation>
    </message>
    <message>
        <source>As a code: {mean} ΔE on average, worst 10 %: {p90} ({word})</source>
        <translation>Als Code: im Mittel {mean} ΔE, schlechteste 10 %: {p90} ({word})</translation>
    </message>
    <message>
        <source>indistinguishable</source>
        <translation>nicht zu unterscheiden</translation>
    </message>
    <message>
        <source>very close</source>
        <translation>sehr nah</translation>
    </message>
    <message>
        <source>visible differences</source>
        <translation>sichtbare Unterschiede</translation>
    </message>
    <message>
        <source>Exact table, {size}</source>
        <translation>Exakte Tabelle, {size}</translation>
    </message>
    <message>
        <source>Code and small copy, {size}</source>
        <translation>Code und kleine Kopie, {size}</translation>
    </message>
    <message>
        <source>Keep the exact tables</source>
        <translation>Exakte Tabellen behalten</translation>
    </message>
    <message>
        <source>Keep the exact tables (without them: {size} less)</source>
        <translation>Exakte Tabellen behalten (ohne sie: {size} weniger)</translation>
    </message>
    <message>
        <source>The exact tables are gone once this is closed; importing the files again brings them back. Looks with visible differences keep theirs.</source>
        <translation>Mit dem Schließen sind die exakten Tabellen weg; erneutes Importieren der Dateien holt sie zurück. Looks mit sichtbaren Unterschieden behalten ihre.</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>LUT files ({endings});;All files (*)</source>
        <translation>LUT-Dateien ({endings});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import LUTs</source>
        <translation>LUTs importieren</translation>
    </message>
    <message>
        <source>Import folder of LUTs</source>
        <translation>LUT-Ordner importieren</translation>
    </message>
    <message>
        <source>Importing looks</source>
        <translation>Importieren der Looks</translation>
    </message>
    <message>
        <source>There is no LUT file in there.</source>
        <translation>Darin ist keine LUT-Datei.</translation>
    </message>
    <message>
        <source>“{title}” is in your library already.</source>
        <translation>„{title}“ ist schon in der Bibliothek.</translation>
    </message>
    <message>
        <source>All {count} looks are in your library already.</source>
        <translation>Alle {count} Looks sind schon in der Bibliothek.</translation>
    </message>
    <message>
        <source>Added “{title}” to your looks.</source>
        <translation>„{title}“ zu den eigenen Looks hinzugefügt.</translation>
    </message>
    <message>
        <source>Added {count} looks to your library.</source>
        <translation>{count} Looks zur Bibliothek hinzugefügt.</translation>
    </message>
    <message>
        <source>Storing looks</source>
        <translation>Ablegen der Looks</translation>
    </message>
</context>
<context>
    <name>InversionWatch</name>
    <message>
        <source>Cannot be inverted: every colour becomes the same one. At a lower Amount it can.</source>
        <translation>Nicht umkehrbar: Jede Farbe wird dieselbe. Bei geringerer Stärke geht es.</translation>
    </message>
    <message>
        <source>Cannot be inverted: the colours are gone, only tones are left. At a lower Amount it can.</source>
        <translation>Nicht umkehrbar: Die Farben sind weg, nur Tonwerte bleiben. Bei geringerer Stärke geht es.</translation>
    </message>
    <message>
        <source>This squeezes all colours onto a sheet: inverted, most come back only roughly.</source>
        <translation>Presst alle Farben auf eine Fläche: Umgekehrt kommen die meisten nur ungefähr zurück.</translation>
    </message>
    <message>
        <source>Undoing the looks · measuring…</source>
        <translation>Looks zurückgenommen · Messung…</translation>
    </message>
    <message>
        <source>Undoing the looks</source>
        <translation>Looks zurückgenommen</translation>
    </message>
    <message>
        <source>Undoing the looks · round trip ΔE {mean} (95 % below {p95})</source>
        <translation>Looks zurückgenommen · hin und zurück ΔE {mean} (95 % unter {p95})</translation>
    </message>
</context>
<context>
    <name>KeptEdits</name>
    <message>
        <source>As {copy}</source>
        <translation>Wie {copy}</translation>
    </message>
    <message>
        <source>Your edit of {when} was brought back.</source>
        <translation>Die Bearbeitung vom {when} ist wieder da.</translation>
    </message>
    <message>
        <source>Your edit of {when} was brought back: “{name}” has the same content.</source>
        <translation>Die Bearbeitung vom {when} ist wieder da: „{name}“ hat denselben Inhalt.</translation>
    </message>
    <message>
        <source>Edit of {when}</source>
        <translation>Bearbeitung vom {when}</translation>
    </message>
    <message>
        <source>Reading {count} photos</source>
        <translation>Lesen von {count} Fotos</translation>
    </message>
    <message>
        <source>Remembering your edit</source>
        <translation>Merken der Bearbeitung</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Click, then press the new key; Backspace takes it away</source>
        <translation>Klicken und die neue Taste drücken; die Rücktaste entfernt sie</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Taste drücken…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Back to the key it came with</source>
        <translation>Zurück zur ursprünglichen Taste</translation>
    </message>
    <message>
        <source>Reset the keys of {name}</source>
        <translation>Tasten von {name} zurücksetzen</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>{key} has a fixed meaning in the window: press another.</source>
        <translation>{key} hat im Fenster eine feste Bedeutung: eine andere drücken.</translation>
    </message>
    <message>
        <source>{key} is the key of “{other}”. Give it to “{name}”?</source>
        <translation>{key} ist die Taste für „{other}“. Für „{name}“ nehmen?</translation>
    </message>
    <message>
        <source>Take it for “{name}”</source>
        <translation>Für „{name}“ nehmen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Click a key and press another. The sheet of keys, the menus and the tooltips follow at once.</source>
        <translation>Eine Taste anklicken und eine andere drücken. Tastenübersicht, Menüs und Kurzinfos folgen sofort.</translation>
    </message>
</context>
<context>
    <name>LatticeView</name>
    <message>
        <source>Lattice of the look</source>
        <translation>Gitter des Looks</translation>
    </message>
    <message>
        <source>Drag or use the arrows to turn it, the wheel or + and − to zoom; double click to go back</source>
        <translation>Drehen mit Ziehen oder Pfeiltasten, zoomen mit Mausrad oder + und −; Doppelklick setzt zurück</translation>
    </message>
    <message>
        <source>Turned by {yaw}°, tilted by {pitch}°, zoom {zoom} %</source>
        <translation>Um {yaw}° gedreht, um {pitch}° geneigt, Zoom {zoom} %</translation>
    </message>
</context>
<context>
    <name>LeavingLooks</name>
    <message>
        <source>Remembering your edit</source>
        <translation>Merken der Bearbeitung</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Colour negative</source>
        <translation>Farbnegativ</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Diafilm</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofortbild</translation>
    </message>
    <message>
        <source>Cinema film</source>
        <translation>Kinofilm</translation>
    </message>
    <message>
        <source>Black &amp; white</source>
        <translation>Schwarzweiß</translation>
    </message>
    <message>
        <source>Vintage</source>
        <translation>Vintage</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>Kreativ</translation>
    </message>
    <message>
        <source>Instagram style</source>
        <translation>Instagram-Stil</translation>
    </message>
    <message>
        <source>My looks</source>
        <translation>Eigene Looks</translation>
    </message>
    <message>
        <source>black &amp; white</source>
        <translation>schwarzweiß</translation>
    </message>
    <message>
        <source>toned</source>
        <translation>getont</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>kühl</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grünlich</translation>
    </message>
    <message>
        <source>magenta</source>
        <translation>magentastichig</translation>
    </message>
    <message>
        <source>faded</source>
        <translation>verblasst</translation>
    </message>
    <message>
        <source>matte</source>
        <translation>matt</translation>
    </message>
    <message>
        <source>contrasty</source>
        <translation>hart</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>gesättigt</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>gedämpft</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>Every colour becomes the same one: nothing can be brought back.</source>
        <translation>Jede Farbe wird dieselbe: Nichts lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>Monochrome: the colours are gone, and nothing can bring them back.</source>
        <translation>Monochrom: Die Farben sind weg, und nichts holt sie zurück.</translation>
    </message>
    <message>
        <source>One-to-one: {back}.</source>
        <translation>Eins zu eins: {back}.</translation>
    </message>
    <message>
        <source>Nearly one-to-one: {back}, the rest only roughly.</source>
        <translation>Fast eins zu eins: {back}, der Rest nur ungefähr.</translation>
    </message>
    <message>
        <source>Squeezes all colours onto a sheet: {back}, the rest only roughly.</source>
        <translation>Presst alle Farben auf eine Fläche: {back}, der Rest nur ungefähr.</translation>
    </message>
    <message>
        <source>Folds {share} of the colours over others: {back}, the rest only roughly.</source>
        <translation>Faltet {share} der Farben über andere: {back}, der Rest nur ungefähr.</translation>
    </message>
    <message>
        <source>Flattens {share} of the colours: {back}, the rest only roughly.</source>
        <translation>Flacht {share} der Farben ab: {back}, der Rest nur ungefähr.</translation>
    </message>
    <message>
        <source>{all} of all colours and {natural} of those in photos come back exactly</source>
        <translation>{all} aller Farben und {natural} derer von Fotos kommen exakt zurück</translation>
    </message>
    <message>
        <source>less than 0.1 %</source>
        <translation>weniger als 0,1 %</translation>
    </message>
    <message>
        <source>more than 99.9 %</source>
        <translation>mehr als 99,9 %</translation>
    </message>
</context>
<context>
    <name>LightPanel</name>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Reset light</source>
        <translation>Licht zurücksetzen</translation>
    </message>
    <message>
        <source>Reset colour</source>
        <translation>Farbe zurücksetzen</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Brighten or darken by stops, in linear light</source>
        <translation>In Blendenstufen heller oder dunkler, in linearem Licht</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Spread or draw together around mid grey</source>
        <translation>Tonwerte um das Mittelgrau spreizen oder stauchen</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>Lichter</translation>
    </message>
    <message>
        <source>Recover or lift the bright tones</source>
        <translation>Helle Töne zurückholen oder anheben</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Tiefen</translation>
    </message>
    <message>
        <source>Open or deepen the dark tones</source>
        <translation>Dunkle Töne aufhellen oder vertiefen</translation>
    </message>
    <message>
        <source>Whites</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Move the white point</source>
        <translation>Den Weißpunkt verschieben</translation>
    </message>
    <message>
        <source>Blacks</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Move the black point</source>
        <translation>Den Schwarzpunkt verschieben</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Cooler to the left, warmer to the right</source>
        <translation>Links kühler, rechts wärmer</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>Tönung</translation>
    </message>
    <message>
        <source>Greener to the left, more magenta to the right</source>
        <translation>Links grüner, rechts mehr Magenta</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>Dynamik</translation>
    </message>
    <message>
        <source>Strengthen the muted colours first</source>
        <translation>Zuerst die gedämpften Farben kräftigen</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Strengthen or mute all colours alike</source>
        <translation>Alle Farben gleich kräftigen oder dämpfen</translation>
    </message>
</context>
<context>
    <name>LookBrowser</name>
    <message>
        <source>Show the looks on a map: those that are alike lie together</source>
        <translation>Die Looks als Karte zeigen: Ähnliche liegen beisammen</translation>
    </message>
    <message>
        <source>Map of looks</source>
        <translation>Look-Karte</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Every look</source>
        <translation>Alle Looks</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>The looks you imported</source>
        <translation>Die importierten Looks</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>The looks you used last</source>
        <translation>Die zuletzt verwendeten Looks</translation>
    </message>
    <message>
        <source>Similar to {look}</source>
        <translation>Ähnlich wie {look}</translation>
    </message>
    <message>
        <source> (click to remove)</source>
        <translation> (Klick entfernt)</translation>
    </message>
    <message>
        <source>1 look</source>
        <translation>1 Look</translation>
    </message>
    <message>
        <source>{count} looks</source>
        <translation>{count} Looks</translation>
    </message>
</context>
<context>
    <name>LookDetails</name>
    <message>
        <source>Look details</source>
        <translation>Look-Details</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Can it be undone?</source>
        <translation>Umkehrbar?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>Charakter</translation>
    </message>
    <message>
        <source>Measured, not tagged</source>
        <translation>Gemessen, nicht verschlagwortet</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>How far it moves the colours of photos (CIEDE2000)</source>
        <translation>Wie weit er die Farben von Fotos verschiebt (CIEDE2000)</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>Beschneidung</translation>
    </message>
    <message>
        <source>Colours that reach an end of a channel and were not there</source>
        <translation>Farben, die neu an das Ende eines Kanals stoßen</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>Glätte</translation>
    </message>
    <message>
        <source>The steepest place of the look against the original. Where it is steep, the steps of an 8-bit photo grow into bands</source>
        <translation>Die steilste Stelle des Looks gegenüber dem Original. Wo er steil ist, werden die Stufen eines 8-Bit-Fotos zu Streifen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>How the look is kept, and how near that is to its original</source>
        <translation>Wie der Look gespeichert ist und wie nah das dem Original kommt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Points of its lattice</source>
        <translation>Punkte seines Gitters</translation>
    </message>
    <message>
        <source>Come back exactly</source>
        <translation>Kommen exakt zurück</translation>
    </message>
    <message>
        <source>As the same 8-bit value, when all is kept in floats</source>
        <translation>Als derselbe 8-Bit-Wert, wenn alles in Gleitkomma bleibt</translation>
    </message>
    <message>
        <source>Share their result with others</source>
        <translation>Fallen mit anderen zusammen</translation>
    </message>
    <message>
        <source>Several colours become the same one: one of them is chosen</source>
        <translation>Mehrere Farben werden dieselbe: Eine davon wird gewählt</translation>
    </message>
    <message>
        <source>Folded over others</source>
        <translation>Über andere gefaltet</translation>
    </message>
    <message>
        <source>The look turns the space of colours inside out there</source>
        <translation>Der Look stülpt den Farbraum dort um</translation>
    </message>
    <message>
        <source>Flattened</source>
        <translation>Abgeflacht</translation>
    </message>
    <message>
        <source>One 8-bit step of the result stands for more than 50</source>
        <translation>Eine 8-Bit-Stufe des Ergebnisses steht für mehr als 50</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>Alle Farben</translation>
    </message>
    <message>
        <source>Colours of photos</source>
        <translation>Farben von Fotos</translation>
    </message>
    <message>
        <source>Share of colours that</source>
        <translation>Anteil der Farben</translation>
    </message>
    <message>
        <source>Applied and undone without rounding in between</source>
        <translation>Angewendet und zurückgenommen, ohne Runden dazwischen</translation>
    </message>
    <message>
        <source>Applied, saved with 8 bits, and undone</source>
        <translation>Angewendet, mit 8 Bit gespeichert und zurückgenommen</translation>
    </message>
    <message>
        <source>In floats, all colours</source>
        <translation>Gleitkomma, alle Farben</translation>
    </message>
    <message>
        <source>In floats, of photos</source>
        <translation>Gleitkomma, von Fotos</translation>
    </message>
    <message>
        <source>Through 8 bits, all colours</source>
        <translation>Über 8 Bit, alle Farben</translation>
    </message>
    <message>
        <source>Through 8 bits, of photos</source>
        <translation>Über 8 Bit, von Fotos</translation>
    </message>
    <message>
        <source>Half below</source>
        <translation>Hälfte unter</translation>
    </message>
    <message>
        <source>95 % below</source>
        <translation>95 % unter</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Round trip, ΔE (CIEDE2000)</source>
        <translation>Hin und zurück, ΔE (CIEDE2000)</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung…</translation>
    </message>
    <message>
        <source>No look</source>
        <translation>Kein Look</translation>
    </message>
    <message>
        <source>Click a look to see what it does.</source>
        <translation>Einen Look anklicken, um seine Wirkung zu sehen.</translation>
    </message>
    <message>
        <source>This look came with the session</source>
        <translation>Dieser Look kam mit der Sitzung</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>By {author}</source>
        <translation>Von {author}</translation>
    </message>
    <message>
        <source>Licence {licence}</source>
        <translation>Lizenz {licence}</translation>
    </message>
    <message>
        <source>Exact table</source>
        <translation>Exakte Tabelle</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>A code, {error} ΔE from the original on average</source>
        <translation>Ein Code, im Mittel {error} ΔE vom Original</translation>
    </message>
    <message>
        <source>{n} × {n} × {n}</source>
        <translation>{n} × {n} × {n}</translation>
    </message>
    <message>
        <source>nothing that stands out</source>
        <translation>nichts Auffälliges</translation>
    </message>
    <message>
        <source>Colours move by ΔE {mean} on average, 95 % below {p95}</source>
        <translation>Farben ändern sich im Mittel um ΔE {mean}, zu 95 % unter {p95}</translation>
    </message>
    <message>
        <source>{all} of all colours, {natural} of those in photos</source>
        <translation>{all} aller Farben, {natural} derer in Fotos</translation>
    </message>
    <message>
        <source>At most {times} × as steep as the original: smooth</source>
        <translation>Höchstens {times} × so steil wie das Original: glatt</translation>
    </message>
    <message>
        <source>Up to {times} × as steep: bands may show in soft skies</source>
        <translation>Bis {times} × so steil: Streifen in weichen Himmeln möglich</translation>
    </message>
    <message>
        <source>Up to {times} × as steep: bands are likely in 8-bit photos</source>
        <translation>Bis {times} × so steil: Streifen in 8-Bit-Fotos wahrscheinlich</translation>
    </message>
    <message>
        <source>Use and change it; keep its notice when you pass the look on.</source>
        <translation>Nutzung und Änderung erlaubt; beim Weitergeben den Lizenzhinweis beilegen.</translation>
    </message>
    <message>
        <source>No rights reserved: use it as you like.</source>
        <translation>Keine Rechte vorbehalten: beliebig nutzbar.</translation>
    </message>
    <message>
        <source>Use and change it; name its authors when you pass the look on.</source>
        <translation>Nutzung und Änderung erlaubt; beim Weitergeben die Urheber nennen.</translation>
    </message>
    <message>
        <source>Use and change it; name its authors, and pass changes of the look on under the same licence.</source>
        <translation>Nutzung und Änderung erlaubt; die Urheber nennen und Änderungen des Looks unter derselben Lizenz weitergeben.</translation>
    </message>
</context>
<context>
    <name>LookExport</name>
    <message>
        <source>Export “{look}” as a LUT</source>
        <translation>„{look}“ als LUT exportieren</translation>
    </message>
    <message>
        <source>Cube LUT (*.cube)</source>
        <translation>Cube-LUT (*.cube)</translation>
    </message>
    <message>
        <source>CLF (*.clf)</source>
        <translation>CLF (*.clf)</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>Exportieren von {name}</translation>
    </message>
</context>
<context>
    <name>LookFingerprint</name>
    <message>
        <source>Greys</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Himmel</translation>
    </message>
    <message>
        <source>Foliage</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Fingerprint of the look</source>
        <translation>Fingerabdruck des Looks</translation>
    </message>
    <message>
        <source>What the marked look makes of greys, skin, sky, foliage and red:
above before, below after</source>
        <translation>Was der markierte Look aus Grau, Haut, Himmel, Laub und Rot macht:
oben vorher, unten nachher</translation>
    </message>
</context>
<context>
    <name>LookFooter</name>
    <message>
        <source>Import LUTs…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Add LUT files or a folder to your looks; dropping them works, too</source>
        <translation>LUT-Dateien oder einen Ordner zu den eigenen Looks hinzufügen; Hereinziehen geht auch</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>Größe der Kacheln</translation>
    </message>
    <message>
        <source>Size of the tiles (Ctrl+wheel over them)</source>
        <translation>Größe der Kacheln (Strg+Mausrad darüber)</translation>
    </message>
</context>
<context>
    <name>LookHandlers</name>
    <message>
        <source>Mark a look in the list first</source>
        <translation>Zuerst einen Look in der Liste markieren</translation>
    </message>
</context>
<context>
    <name>LookInputs</name>
    <message>
        <source>“{look}” is made for log pictures: on a finished photo it crushes shadows and highlights. Take its version for Rec. 709 or sRGB.</source>
        <translation>„{look}“ ist für Log-Bilder gemacht: Auf einem fertigen Foto laufen Tiefen und Lichter zu. Besser die Fassung für Rec. 709 oder sRGB nehmen.</translation>
    </message>
    <message>
        <source>“{look}” is made for linear light: it makes a finished photo far too bright. Take its version for Rec. 709 or sRGB.</source>
        <translation>„{look}“ ist für lineares Licht gemacht: Ein fertiges Foto wird damit viel zu hell. Nehmen Sie die Fassung für Rec. 709 oder sRGB.</translation>
    </message>
</context>
<context>
    <name>LookMapCanvas</name>
    <message>
        <source>Arranging…</source>
        <translation>Anordnen…</translation>
    </message>
    <message>
        <source>Map of looks</source>
        <translation>Look-Karte</translation>
    </message>
    <message>
        <source>There are no looks here.</source>
        <translation>Hier sind keine Looks.</translation>
    </message>
    <message>
        <source>Wheel to zoom, drag to move</source>
        <translation>Mausrad zoomt, Ziehen bewegt</translation>
    </message>
</context>
<context>
    <name>LookMapView</name>
    <message>
        <source>Map of looks</source>
        <translation>Look-Karte</translation>
    </message>
</context>
<context>
    <name>LookMeasures</name>
    <message>
        <source>Measuring looks</source>
        <translation>Messen der Looks</translation>
    </message>
</context>
<context>
    <name>LookMenu</name>
    <message>
        <source>Add to blend</source>
        <translation>Zur Mischung hinzufügen</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus Favoriten entfernen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Similar looks</source>
        <translation>Ähnliche Looks</translation>
    </message>
    <message>
        <source>Look details…</source>
        <translation>Look-Details…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Stichwörter…</translation>
    </message>
    <message>
        <source>Export LUT…</source>
        <translation>LUT exportieren…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Rename look</source>
        <translation>Look umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Words to find the look by, with commas between them</source>
        <translation>Wörter, unter denen der Look zu finden ist, mit Kommas getrennt</translation>
    </message>
    <message>
        <source>Tags of “{look}”</source>
        <translation>Stichwörter von „{look}“</translation>
    </message>
    <message>
        <source>Delete “{look}” from your looks?</source>
        <translation>„{look}“ aus den eigenen Looks löschen?</translation>
    </message>
    <message>
        <source>The file it came from stays where it is.</source>
        <translation>Die Ursprungsdatei bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>LookModel</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>The photo without a look</source>
        <translation>Das Foto ohne Look</translation>
    </message>
    <message>
        <source>by {author}</source>
        <translation>von {author}</translation>
    </message>
    <message>
        <source>Stored as a code: {error} ΔE on average</source>
        <translation>Als Code gespeichert: im Mittel {error} ΔE</translation>
    </message>
    <message>
        <source>Exact table kept; as a code: {error} ΔE on average</source>
        <translation>Exakte Tabelle behalten; als Code: im Mittel {error} ΔE</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>{share} of the blend</source>
        <translation>{share} der Mischung</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
</context>
<context>
    <name>LookViews</name>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>What becomes of the greys, in each channel</source>
        <translation>Was aus Grautönen wird, je Kanal</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Where all colours go, in three dimensions</source>
        <translation>Wohin alle Farben wandern, in drei Dimensionen</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>The greys of the photo from left to right, what becomes of them from the bottom up. Curves that part tint the greys.</source>
        <translation>Die Grautöne des Fotos von links nach rechts, ihr Ergebnis von unten nach oben. Wo Kurven auseinanderlaufen, bekommt Grau einen Farbstich.</translation>
    </message>
    <message>
        <source>Every dot is a colour where the look puts it; empty parts of the cube are colours it never gives. The line is the greys. Drag to turn it, wheel to zoom.</source>
        <translation>Jeder Punkt ist eine Farbe dort, wohin der Look sie legt; leere Teile des Würfels sind Farben, die er nie ergibt. Die Linie sind die Grautöne. Ziehen dreht, Mausrad zoomt.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show what a report would need</source>
        <translation>Zeigen, was ein Fehlerbericht braucht</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Copy this and what a report needs of this computer; no names</source>
        <translation>Dies und die nötigen Angaben zum Computer kopieren; ohne Namen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>What is changed</source>
        <translation>Was geändert wird</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>Farbton</translation>
    </message>
    <message>
        <source>Turn a colour towards its neighbours</source>
        <translation>Eine Farbe zu ihren Nachbarn hin drehen</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Strengthen or mute it</source>
        <translation>Sie kräftigen oder dämpfen</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>Luminanz</translation>
    </message>
    <message>
        <source>Brighten or darken it</source>
        <translation>Sie aufhellen oder abdunkeln</translation>
    </message>
    <message>
        <source>Reds</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Oranges</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellows</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Aquas</source>
        <translation>Aquamarin</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purples</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Magentas</source>
        <translation>Magenta</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The models came with Looksmith and run on this computer. Nothing is sent anywhere, and no original is changed.</source>
        <translation>Die Modelle gehören zu Looksmith und laufen auf diesem Computer. Nichts wird verschickt und kein Original verändert.</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>Dunst entfernen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Model card…</source>
        <translation>Modellkarte…</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>Lizenz…</translation>
    </message>
    <message>
        <source>licence model card</source>
        <translation>Lizenz Modellkarte</translation>
    </message>
    <message>
        <source>Whether it can be used</source>
        <translation>Ob es verwendet werden kann</translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation>Lizenz: {name}</translation>
    </message>
    <message>
        <source>Corrects exposure, tone, tint and colour of a photo by one LUT made for it</source>
        <translation>Korrigiert Belichtung, Tonwerte, Farbstich und Farbe eines Fotos mit einer eigens dafür berechneten LUT</translation>
    </message>
    <message>
        <source>Apache-2.0</source>
        <translation>Apache-2.0</translation>
    </message>
    <message>
        <source>Takes haze, mist and smoke off a photo, or adds some, at any strength</source>
        <translation>Nimmt Dunst, Nebel und Rauch aus einem Foto oder fügt sie hinzu, in jeder Stärke</translation>
    </message>
    <message>
        <source>Rebuilds any of 512 looks (3D LUTs, display-referred sRGB in and out) at any size from 2^3 to 129^3, and takes new looks as codes</source>
        <translation>Baut jeden von 512 Looks nach (3D-LUTs, anzeigebezogenes sRGB als Ein- und Ausgang), in jeder Größe von 2³ bis 129³, und nimmt neue Looks als Codes auf</translation>
    </message>
    <message>
        <source>That of the looks: see resources/looks/LICENSE.md</source>
        <translation>Die der Looks: siehe resources/looks/LICENSE.md</translation>
    </message>
</context>
<context>
    <name>MonitorColours</name>
    <message>
        <source>Monitor profile</source>
        <translation>Monitorprofil</translation>
    </message>
    <message>
        <source>{name} is too large for a colour profile.</source>
        <translation>{name} ist zu groß für ein Farbprofil.</translation>
    </message>
    <message>
        <source>The monitor profile {name} cannot be read: choose another one in the preferences.</source>
        <translation>Das Monitorprofil {name} lässt sich nicht lesen: in den Voreinstellungen ein anderes wählen.</translation>
    </message>
</context>
<context>
    <name>NothingHere</name>
    <message>
        <source>Show all looks</source>
        <translation>Alle Looks zeigen</translation>
    </message>
    <message>
        <source>Lift the search and all chips</source>
        <translation>Suche und alle Filter aufheben</translation>
    </message>
    <message>
        <source>No favourites yet: click the star on a tile.</source>
        <translation>Noch keine Favoriten: den Stern auf einer Kachel anklicken.</translation>
    </message>
    <message>
        <source>No favourites yet: click the star on a tile, or press {key}.</source>
        <translation>Noch keine Favoriten: den Stern auf einer Kachel anklicken oder {key} drücken.</translation>
    </message>
    <message>
        <source>No looks of your own yet: import or drop LUT files here.</source>
        <translation>Noch keine eigenen Looks: LUT-Dateien importieren oder hierher ziehen.</translation>
    </message>
    <message>
        <source>The looks that you use will show here.</source>
        <translation>Hier erscheinen die verwendeten Looks.</translation>
    </message>
    <message>
        <source>No look matches “{text}”</source>
        <translation>Kein Look passt zu „{text}“</translation>
    </message>
    <message>
        <source>No look here has this character.</source>
        <translation>Kein Look hier hat diesen Charakter.</translation>
    </message>
    <message>
        <source>There are no looks here.</source>
        <translation>Hier sind keine Looks.</translation>
    </message>
</context>
<context>
    <name>OpenPhotos</name>
    <message>
        <source>There is neither a photo nor a LUT file in there. Photos are opened from the folder itself, not from the folders in it.</source>
        <translation>Darin ist weder ein Foto noch eine LUT-Datei. Fotos werden aus dem Ordner selbst geöffnet, nicht aus den Ordnern darin.</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>Einstellungen einfügen</translation>
    </message>
    <message>
        <source>Settings pasted; photos: {count}</source>
        <translation>Einstellungen eingefügt; Fotos: {count}</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Show the photo without it; undo brings it back</source>
        <translation>Das Foto ohne sie zeigen; „Rückgängig“ holt sie zurück</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>As in the library</source>
        <translation>Wie in der Bibliothek</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Similarity to the current look</source>
        <translation>Ähnlichkeit zum aktuellen Look</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Order of the looks</source>
        <translation>Reihenfolge der Looks</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Umgekehrt</translation>
    </message>
    <message>
        <source>Order of the looks: {order}</source>
        <translation>Reihenfolge der Looks: {order}</translation>
    </message>
</context>
<context>
    <name>PasteChoice</name>
    <message>
        <source>What to paste</source>
        <translation>Was eingefügt wird</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Light, colour and toning</source>
        <translation>Licht, Farbe und Tonung</translation>
    </message>
    <message>
        <source>Enhance and Dehaze</source>
        <translation>Verbessern und Dunst entfernen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>One step in the history of each photo</source>
        <translation>Ein Schritt im Protokoll jedes Fotos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Paste nothing (Esc)</source>
        <translation>Nichts einfügen (Esc)</translation>
    </message>
    <message>
        <source>Paste on this photo:</source>
        <translation>In dieses Foto einfügen:</translation>
    </message>
    <message>
        <source>Paste on {count} photos:</source>
        <translation>In {count} Fotos einfügen:</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Enhance and Dehaze run on</source>
        <translation>Modelle rechnen auf</translation>
    </message>
    <message>
        <source>The same choice as Photo › Run on</source>
        <translation>Dieselbe Wahl wie Foto › Rechnen auf</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>Alle {count}</translation>
    </message>
    <message>
        <source>Processors to work on</source>
        <translation>Genutzte Prozessoren</translation>
    </message>
    <message>
        <source>Previews, thumbnails and exports use so many at most</source>
        <translation>So viele nutzen Vorschauen, Miniaturen und Exporte höchstens</translation>
    </message>
    <message>
        <source>Fewer leave room for other programs that work at the same time.</source>
        <translation>Weniger lassen Platz für andere Programme, die gleichzeitig arbeiten.</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Memory for pictures</source>
        <translation>Speicher für Bilder</translation>
    </message>
    <message>
        <source>For photos read ahead, and parts of a zoomed photo out of view</source>
        <translation>Für vorausgelesene Fotos und Teile eines vergrößerten Fotos außer Sicht</translation>
    </message>
    <message>
        <source>More makes walking through photos and moving over large ones quicker.</source>
        <translation>Mehr beschleunigt das Durchgehen von Fotos und das Bewegen in großen.</translation>
    </message>
</context>
<context>
    <name>PhotoFacts</name>
    <message>
        <source>{bits}-bit</source>
        <translation>{bits} Bit</translation>
    </message>
    <message>
        <source>transparent in parts</source>
        <translation>teilweise transparent</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>{stars} of 5 stars</source>
        <translation>{stars} von 5 Sternen</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>on screen</source>
        <translation>angezeigt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>PhotoOpener</name>
    <message>
        <source>Opening {name}</source>
        <translation>Öffnen von {name}</translation>
    </message>
</context>
<context>
    <name>PhotoOptions</name>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>As each photo</source>
        <translation>Wie das jeweilige Foto</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Art der Datei</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Higher keeps more and takes more room</source>
        <translation>Höher erhält mehr und braucht mehr Platz</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>Precision of every colour channel</source>
        <translation>Genauigkeit jedes Farbkanals</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>How finely colours are kept beside brightness</source>
        <translation>Wie fein Farben gegenüber der Helligkeit gespeichert werden</translation>
    </message>
    <message>
        <source>4:4:4, full</source>
        <translation>4:4:4, voll</translation>
    </message>
    <message>
        <source>4:2:2, half</source>
        <translation>4:2:2, halb</translation>
    </message>
    <message>
        <source>4:2:0, a quarter</source>
        <translation>4:2:0, ein Viertel</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Komprimierung</translation>
    </message>
    <message>
        <source>All of them keep every pixel exactly</source>
        <translation>Alle erhalten jedes Pixel exakt</translation>
    </message>
    <message>
        <source>Deflate (ZIP)</source>
        <translation>Deflate (ZIP)</translation>
    </message>
    <message>
        <source>ZSTD, quick</source>
        <translation>ZSTD, schnell</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Keep every pixel exactly, in a larger file</source>
        <translation>Jedes Pixel exakt erhalten, in einer größeren Datei</translation>
    </message>
    <message>
        <source>Progressive</source>
        <translation>Progressiv</translation>
    </message>
    <message>
        <source>Sharpens while it loads from the web; a little smaller, slower</source>
        <translation>Wird beim Laden im Web nach und nach scharf; etwas kleiner, langsamer</translation>
    </message>
    <message>
        <source>Size, value</source>
        <translation>Größe, Wert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>A photo is never made larger</source>
        <translation>Ein Foto wird nie vergrößert</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Volle Größe</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Lange Seite</translation>
    </message>
    <message>
        <source>Megapixels</source>
        <translation>Megapixel</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>COLOUR</source>
        <translation>FARBE</translation>
    </message>
    <message>
        <source>Colour space</source>
        <translation>Farbraum</translation>
    </message>
    <message>
        <source>Out of gamut</source>
        <translation>Außer Gamut</translation>
    </message>
    <message>
        <source>Compress, hues stay</source>
        <translation>Sanft stauchen</translation>
    </message>
    <message>
        <source>What becomes of colours that the colour space cannot hold</source>
        <translation>Was aus Farben wird, die der Farbraum nicht fasst</translation>
    </message>
    <message>
        <source>Clip only those</source>
        <translation>Nur diese beschneiden</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>Renderpriorität</translation>
    </message>
    <message>
        <source>How the profile&apos;s tables map colours</source>
        <translation>Wie die Tabellen des Profils Farben abbilden</translation>
    </message>
    <message>
        <source>Relative colorimetric</source>
        <translation>Relativ farbmetrisch</translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation>Perzeptiv</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>Absolute colorimetric</source>
        <translation>Absolut farbmetrisch</translation>
    </message>
    <message>
        <source>Black-point compensation</source>
        <translation>Tiefenkompensierung</translation>
    </message>
    <message>
        <source>The darkest black becomes the darkest that the profile has</source>
        <translation>Das tiefste Schwarz wird zum tiefsten des Profils</translation>
    </message>
    <message>
        <source>Embed the profile</source>
        <translation>Profil einbetten</translation>
    </message>
    <message>
        <source>Without it other programs must guess the colours</source>
        <translation>Ohne es müssen andere Programme die Farben raten</translation>
    </message>
    <message>
        <source>METADATA</source>
        <translation>METADATEN</translation>
    </message>
    <message>
        <source>Camera data</source>
        <translation>Kameradaten</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC of the original</source>
        <translation>EXIF, XMP und IPTC des Originals</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All but the place</source>
        <translation>Alle außer dem Ort</translation>
    </message>
    <message>
        <source>Keep the edit in the file</source>
        <translation>Bearbeitung in der Datei sichern</translation>
    </message>
    <message>
        <source>Written into the XMP, for Looksmith to read again</source>
        <translation>Steht im XMP, damit Looksmith sie wieder lesen kann</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>Sidecar</translation>
    </message>
    <message>
        <source>An XMP file with metadata and edit</source>
        <translation>Eine XMP-Datei mit Metadaten und Bearbeitung</translation>
    </message>
    <message>
        <source>Beside the export</source>
        <translation>Neben dem Export</translation>
    </message>
    <message>
        <source>Beside the camera raw</source>
        <translation>Neben der Rohdatei</translation>
    </message>
    <message>
        <source>Beside both</source>
        <translation>Neben beiden</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>10 bits</source>
        <translation>10 Bit</translation>
    </message>
    <message>
        <source>12 bits</source>
        <translation>12 Bit</translation>
    </message>
    <message>
        <source>16 bits, floating point</source>
        <translation>16 Bit, Gleitkomma</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>32 bits, floating point</source>
        <translation>32 Bit, Gleitkomma</translation>
    </message>
</context>
<context>
    <name>PhotoTarget</name>
    <message>
        <source>the photo&apos;s name</source>
        <translation>der Name des Fotos</translation>
    </message>
    <message>
        <source>the looks&apos; names</source>
        <translation>die Namen der Looks</translation>
    </message>
    <message>
        <source>the day it was taken</source>
        <translation>das Aufnahmedatum</translation>
    </message>
    <message>
        <source>the time it was taken</source>
        <translation>die Aufnahmezeit</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Name der Datei</translation>
    </message>
    <message>
        <source>FILE TO WRITE</source>
        <translation>ZIELDATEI</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>If it exists</source>
        <translation>Falls vorhanden</translation>
    </message>
    <message>
        <source>What happens where a file of that name is there already</source>
        <translation>Was geschieht, wenn es eine Datei dieses Namens schon gibt</translation>
    </message>
    <message>
        <source>Find a free name</source>
        <translation>Freien Namen suchen</translation>
    </message>
    <message>
        <source>Ask here</source>
        <translation>Hier fragen</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>Keep both files</source>
        <translation>Beide Dateien behalten</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Bitte einen Ordner wählen.</translation>
    </message>
    <message>
        <source>This folder does not exist.</source>
        <translation>Dieser Ordner existiert nicht.</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>Bitte einen Dateinamen eingeben.</translation>
    </message>
    <message>
        <source>Reading when the photo was taken…</source>
        <translation>Aufnahmezeit wird gelesen…</translation>
    </message>
    <message>
        <source>The name leads out of the folder.</source>
        <translation>Der Name führt aus dem Ordner hinaus.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>There is a folder of that name.</source>
        <translation>Es gibt einen Ordner dieses Namens.</translation>
    </message>
    <message>
        <source>This is the original: choose another name.</source>
        <translation>Das ist das Original: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{name} is there and stays as it is.</source>
        <translation>{name} ist da und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>{name} exists and will be replaced.</source>
        <translation>{name} existiert und wird ersetzt.</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} verwenden</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Set everything on this page back</source>
        <translation>Alles auf dieser Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Some of it holds from the next start on.</source>
        <translation>Einiges gilt erst ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Close the window and open it again with the same photos and edits</source>
        <translation>Das Fenster schließen und mit denselben Fotos und Bearbeitungen wieder öffnen</translation>
    </message>
    <message>
        <source>Nothing fits “{typed}”.</source>
        <translation>Nichts passt zu „{typed}“.</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Choices kept under a name</source>
        <translation>Unter einem Namen gesicherte Einstellungen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Keep these choices under a name</source>
        <translation>Diese Einstellungen unter einem Namen sichern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation>Diese Vorgabe löschen</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Crisp and clear</source>
        <translation>Frisch und klar</translation>
    </message>
    <message>
        <source>Soft matte</source>
        <translation>Weich und matt</translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation>Goldene Stunde</translation>
    </message>
    <message>
        <source>Portrait on negative film</source>
        <translation>Porträt auf Negativfilm</translation>
    </message>
    <message>
        <source>Landscape on slide film</source>
        <translation>Landschaft auf Diafilm</translation>
    </message>
    <message>
        <source>Silver black and white</source>
        <translation>Silbernes Schwarzweiß</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>{name} nach {folder} exportiert</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>Vorgabe {name}</translation>
    </message>
    <message>
        <source>“{name}” is among your presets now: Edit, Presets.</source>
        <translation>„{name}“ ist jetzt bei den Vorgaben: Bearbeiten › Vorgaben.</translation>
    </message>
    <message>
        <source>Kept as preset “{name}”; find it under Edit, Presets.</source>
        <translation>Als Vorgabe „{name}“ gesichert: Bearbeiten › Vorgaben.</translation>
    </message>
    <message>
        <source>Presets cannot be used: {reason}.</source>
        <translation>Vorgaben lassen sich nicht verwenden: {reason}.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Give the photo this preset (Enter)</source>
        <translation>Diese Vorgabe auf das Foto anwenden (Eingabe)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>Anders benennen (F2)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete it (Del); it can be put back</source>
        <translation>Löschen (Entf); lässt sich zurückholen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write it to a file, its looks inside</source>
        <translation>In eine Datei schreiben, samt ihren Looks</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Take in presets, or the edits of sessions, from files</source>
        <translation>Vorgaben oder Bearbeitungen aus Sitzungen von Dateien aufnehmen</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>No presets yet: Edit, Presets, Save preset keeps the edit on screen.</source>
        <translation>Noch keine Vorgaben: Bearbeiten › Vorgaben › Vorgabe sichern nimmt die aktuelle Bearbeitung auf.</translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation>„{name}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>Vorgabe exportieren</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>Vorgaben importieren</translation>
    </message>
    <message>
        <source>Presets and sessions ({endings})</source>
        <translation>Vorgaben und Sitzungen ({endings})</translation>
    </message>
</context>
<context>
    <name>PreviewController</name>
    <message>
        <source>Without {step}</source>
        <translation>Ohne {step}</translation>
    </message>
</context>
<context>
    <name>ProfileField</name>
    <message>
        <source>Colour space</source>
        <translation>Farbraum</translation>
    </message>
    <message>
        <source>Which colours the file can hold, and the profile put into it</source>
        <translation>Welche Farben die Datei fasst und welches Profil sie trägt</translation>
    </message>
    <message>
        <source>As in each photo</source>
        <translation>Wie im jeweiligen Foto</translation>
    </message>
    <message>
        <source>As in the photo ({profile})</source>
        <translation>Wie im Foto ({profile})</translation>
    </message>
    <message>
        <source>Profile file…</source>
        <translation>Profildatei…</translation>
    </message>
    <message>
        <source>Reading the profile…</source>
        <translation>Profil wird gelesen…</translation>
    </message>
    <message>
        <source>ICC profiles (*.icc *.icm);;All files (*)</source>
        <translation>ICC-Profile (*.icc *.icm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>Farbprofil</translation>
    </message>
</context>
<context>
    <name>ReadAhead</name>
    <message>
        <source>Reading ahead</source>
        <translation>Vorauslesen</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Folder {name}</source>
        <translation>Ordner {name}</translation>
    </message>
</context>
<context>
    <name>RecipePictures</name>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturen</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Several origins</source>
        <translation>Mehrere Ursprünge</translation>
    </message>
    <message>
        <source>Merged with others</source>
        <translation>Mit anderen zusammengefallen</translation>
    </message>
    <message>
        <source>Out of the look&apos;s range</source>
        <translation>Außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>Every colour can be recovered</source>
        <translation>Alle Farben lassen sich zurückholen</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Enhance</source>
        <translation>Verbessern</translation>
    </message>
    <message>
        <source>Make a flat, dark, tinted or dull photo look right.
A small neural network looks at the photo; it runs on this computer.</source>
        <translation>Ein flaues, dunkles, farbstichiges oder mattes Foto zurechtrücken.
Ein kleines neuronales Netz sieht sich das Foto an; es läuft auf diesem Computer.</translation>
    </message>
    <message>
        <source>Enhance needs its model, which did not come with this Looksmith.</source>
        <translation>„Verbessern“ braucht sein Modell, das diesem Looksmith fehlt.</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>Dunst entfernen</translation>
    </message>
    <message>
        <source>Take haze off the photo; below zero it adds some.
A small neural network looks at the photo; it runs on this computer.</source>
        <translation>Dunst aus dem Foto nehmen; unter null kommt welcher hinzu.
Ein kleines neuronales Netz sieht sich das Foto an; es läuft auf diesem Computer.</translation>
    </message>
    <message>
        <source>Dehaze needs its model, which did not come with this Looksmith.</source>
        <translation>„Dunst entfernen“ braucht sein Modell, das diesem Looksmith fehlt.</translation>
    </message>
    <message>
        <source>{message} The photo is shown without {step}.</source>
        <translation>{message} Das Foto wird ohne „{step}“ gezeigt.</translation>
    </message>
</context>
<context>
    <name>RestoreRow</name>
    <message>
        <source>{step} strength</source>
        <translation>{step}: Stärke</translation>
    </message>
    <message>
        <source>How much of it; changing it takes no time</source>
        <translation>Wie viel davon; Ändern kostet keine Zeit</translation>
    </message>
    <message>
        <source>Hold to see the photo without {step}</source>
        <translation>Gedrückt halten: Foto ohne „{step}“</translation>
    </message>
    <message>
        <source>Stop {step} and switch it off</source>
        <translation>„{step}“ abbrechen und ausschalten</translation>
    </message>
    <message>
        <source>Progress of {step}</source>
        <translation>Fortschritt von „{step}“</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Show what a report would need</source>
        <translation>Zeigen, was ein Fehlerbericht braucht</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>the photo</source>
        <translation>das Foto</translation>
    </message>
    <message>
        <source>Dehazing {name}</source>
        <translation>Dunst entfernen: {name}</translation>
    </message>
    <message>
        <source>Enhancing {name}</source>
        <translation>Verbessern: {name}</translation>
    </message>
</context>
<context>
    <name>SavePresetDialog</name>
    <message>
        <source>Save preset</source>
        <translation>Vorgabe sichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorgabe</translation>
    </message>
    <message>
        <source>Looks and their blend</source>
        <translation>Looks und ihre Mischung</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>Licht und Farbe</translation>
    </message>
    <message>
        <source>Toning: curve, mixer, split toning</source>
        <translation>Tonung: Kurve, Mixer, Teiltonung</translation>
    </message>
    <message>
        <source>Enhance and Dehaze</source>
        <translation>Verbessern und Dunst entfernen</translation>
    </message>
    <message>
        <source>Other parts of a photo&apos;s edit stay as they are</source>
        <translation>Andere Teile der Bearbeitung eines Fotos bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What it keeps</source>
        <translation>Was sie enthält</translation>
    </message>
    <message>
        <source>Tick at least one part.</source>
        <translation>Mindestens einen Teil ankreuzen.</translation>
    </message>
    <message>
        <source>It takes the place of the preset of this name.</source>
        <translation>Ersetzt die Vorgabe dieses Namens.</translation>
    </message>
    <message>
        <source>Using it changes these parts of a photo&apos;s edit, no others.</source>
        <translation>Beim Verwenden ändert sie nur diese Teile der Bearbeitung.</translation>
    </message>
</context>
<context>
    <name>ScopePlot</name>
    <message>
        <source>skin</source>
        <translation>Haut</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search looks</source>
        <translation>Looks suchen</translation>
    </message>
    <message>
        <source>Search by film, maker, author, category or tag</source>
        <translation>Suche nach Film, Hersteller, Urheber, Kategorie oder Stichwort</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>&apos;3DLUTSIZE&apos; is missing.</source>
        <translation>„3DLUTSIZE“ fehlt.</translation>
    </message>
    <message>
        <source>&apos;Mesh {exponent} {bits}&apos;: sizes go to {size} (Mesh 7), depths from 8 to 16 bits.</source>
        <translation>„Mesh {exponent} {bits}“: Größen gehen bis {size} (Mesh 7), Bittiefen von 8 bis 16.</translation>
    </message>
    <message>
        <source>&apos;Mesh&apos; needs two numbers.</source>
        <translation>„Mesh“ braucht zwei Zahlen.</translation>
    </message>
    <message>
        <source>&apos;max value&apos; is missing or beyond 16 bits.</source>
        <translation>„max value“ fehlt oder liegt über 16 Bit.</translation>
    </message>
    <message>
        <source>&apos;vertices&apos; is missing.</source>
        <translation>„vertices“ fehlt.</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is no format that can be written; there are {known}.</source>
        <translation>„{key}“ ist kein Format, das geschrieben werden kann; möglich sind {known}.</translation>
    </message>
    <message>
        <source>A .3dl holds whole numbers, but here are fractions.</source>
        <translation>Eine .3dl enthält ganze Zahlen, hier stehen aber Brüche.</translation>
    </message>
    <message>
        <source>A .vlt holds integers from 0 to {largest}; here they go from {min} to {max}.</source>
        <translation>Eine .vlt enthält ganze Zahlen von 0 bis {largest}; hier gehen sie von {min} bis {max}.</translation>
    </message>
    <message>
        <source>A 1D table has one size, 2 to {length}.</source>
        <translation>Eine 1D-Tabelle hat eine Größe von 2 bis {length}.</translation>
    </message>
    <message>
        <source>A TIFF of {bits} bits a sample cannot hold a LUT: 8 or 16 bits or floats are wanted.</source>
        <translation>Ein TIFF mit {bits} Bit je Wert kann keine LUT enthalten: gebraucht werden 8 oder 16 Bit oder Gleitkommazahlen.</translation>
    </message>
    <message>
        <source>A file of that name has come meanwhile: it stays as it is.</source>
        <translation>Eine Datei dieses Namens ist inzwischen dazugekommen: Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>A file of the planned name came meanwhile, and stays as it is.</source>
        <translation>Eine Datei des geplanten Namens ist inzwischen dazugekommen und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>A file of the planned name came meanwhile: this one is {output}.</source>
        <translation>Eine Datei des geplanten Namens ist inzwischen dazugekommen: Diese heißt {output}.</translation>
    </message>
    <message>
        <source>A look needs a title.</source>
        <translation>Ein Look braucht einen Titel.</translation>
    </message>
    <message>
        <source>A photo cannot be written with {suffix}, only as {labels}.</source>
        <translation>Ein Foto kann nicht mit {suffix} geschrieben werden, nur als {labels}.</translation>
    </message>
    <message>
        <source>A picture of {width} x {height} pixels holds no LUT: a Hald has 64 x 64 (level 4), 512 x 512 (level 8) and so on up to 4096 x 4096, tiles have 512 x 512 and strips 256 x 16 and the like.</source>
        <translation>Ein Bild von {width} x {height} Pixeln enthält keine LUT: eine Hald hat 64 x 64 (Stufe 4), 512 x 512 (Stufe 8) und so weiter bis 4096 x 4096, Kacheln haben 512 x 512, Streifen 256 x 16 und Ähnliches.</translation>
    </message>
    <message>
        <source>A prelut of {count} points cannot be.</source>
        <translation>Eine Vor-LUT mit {count} Punkten gibt es nicht.</translation>
    </message>
    <message>
        <source>Camera raw files</source>
        <translation>Kamera-Rohdateien</translation>
    </message>
    <message>
        <source>Corrections in this DNG file are damaged and not applied.</source>
        <translation>Korrekturen in dieser DNG-Datei sind beschädigt und werden nicht angewendet.</translation>
    </message>
    <message>
        <source>DOMAIN_MIN and DOMAIN_MAX contradict the INPUT_RANGE, which holds.</source>
        <translation>DOMAIN_MIN und DOMAIN_MAX widersprechen der INPUT_RANGE; diese gilt.</translation>
    </message>
    <message>
        <source>Dehaze works on neighbouring pixels and is not in the LUT.</source>
        <translation>„Dunst entfernen“ wirkt auf benachbarte Pixel und ist nicht in der LUT.</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Datei wird gerade benutzt</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Das Speicherkontingent ist erschöpft</translation>
    </message>
    <message>
        <source>Edits cannot be remembered in {path}: {error}. Is the disk full, or another program using the file?</source>
        <translation>In {path} können keine Bearbeitungen gemerkt werden: {error}. Ist der Datenträger voll, oder benutzt ein anderes Programm die Datei?</translation>
    </message>
    <message>
        <source>Enhance is found for each photo and is not in the LUT: none was given.</source>
        <translation>„Verbessern“ wird für jedes Foto bestimmt und ist nicht in der LUT: Es ist kein Foto da.</translation>
    </message>
    <message>
        <source>Enhance&apos;s local part works on neighbouring pixels and is not in the LUT; its colours are.</source>
        <translation>Der örtliche Teil von „Verbessern“ wirkt auf benachbarte Pixel und ist nicht in der LUT, seine Farben sind es.</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Die Datei gibt es schon</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Die Datei ist zu groß</translation>
    </message>
    <message>
        <source>HEIC and HEIF photos</source>
        <translation>HEIC- und HEIF-Fotos</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Fehler beim Lesen oder Schreiben des Datenträgers</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>JPEG XL is written as sRGB: its encoder takes no profile.</source>
        <translation>JPEG XL wird als sRGB geschrieben: Der Encoder nimmt kein Profil an.</translation>
    </message>
    <message>
        <source>JPEG has no transparency: the photo was put on white.</source>
        <translation>JPEG kennt keine Transparenz: Das Foto wurde auf Weiß gesetzt.</translation>
    </message>
    <message>
        <source>JPEG holds 64 KB of EXIF data: the camera&apos;s own notes and what else is long were left out.</source>
        <translation>JPEG fasst 64 KB an EXIF-Daten: die eigenen Notizen der Kamera und was sonst lang ist, wurden weggelassen.</translation>
    </message>
    <message>
        <source>JPEG holds 64 KB of {name} data: it was left out.</source>
        <translation>JPEG fasst 64 KB an {name}-Daten: Sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>LUT_1D_INPUT_RANGE without a 1D table is ignored.</source>
        <translation>LUT_1D_INPUT_RANGE ohne 1D-Tabelle wird ignoriert.</translation>
    </message>
    <message>
        <source>LUT_1D_SIZE is given twice.</source>
        <translation>LUT_1D_SIZE steht zweimal da.</translation>
    </message>
    <message>
        <source>LUT_3D_INPUT_RANGE without a 3D table is ignored.</source>
        <translation>LUT_3D_INPUT_RANGE ohne 3D-Tabelle wird ignoriert.</translation>
    </message>
    <message>
        <source>LUT_3D_SIZE is given twice.</source>
        <translation>LUT_3D_SIZE steht zweimal da.</translation>
    </message>
    <message>
        <source>LUT_IN_VIDEO_RANGE: full-range input is reduced to video range first.</source>
        <translation>LUT_IN_VIDEO_RANGE: Der volle Eingangsbereich wird zuerst auf den Videobereich verringert.</translation>
    </message>
    <message>
        <source>LUT_OUT_VIDEO_RANGE: the output is expanded from video to full range.</source>
        <translation>LUT_OUT_VIDEO_RANGE: Die Ausgabe wird vom Videobereich auf den vollen erweitert.</translation>
    </message>
    <message>
        <source>Line {line}: the mesh is uneven and is applied as a curve.</source>
        <translation>Zeile {line}: Das Gitter ist ungleichmäßig und wird als Kurve angewendet.</translation>
    </message>
    <message>
        <source>Line {line}: {text} is ignored.</source>
        <translation>Zeile {line}: {text} wird ignoriert.</translation>
    </message>
    <message>
        <source>Line {number}: {text} means nothing here.</source>
        <translation>Zeile {number}: {text} bedeutet hier nichts.</translation>
    </message>
    <message>
        <source>Looks cannot be morphed while the built-in ones are missing: choose Mix, or install Looksmith again.</source>
        <translation>Looks lassen sich nicht morphen, solange die mitgelieferten fehlen: „Mix“ wählen oder Looksmith neu installieren.</translation>
    </message>
    <message>
        <source>Looksmith&apos;s own file {path} is missing or damaged: install it again.</source>
        <translation>Looksmiths eigene Datei {path} fehlt oder ist beschädigt: bitte neu installieren.</translation>
    </message>
    <message>
        <source>Looksmith&apos;s own files are missing: install it again.</source>
        <translation>Looksmiths eigene Dateien fehlen: bitte neu installieren.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Auf dem Datenträger ist kein Platz mehr</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Die Datei oder den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Only .spi3d with three inputs and three outputs can be read.</source>
        <translation>Nur .spi3d mit drei Ein- und drei Ausgängen kann gelesen werden.</translation>
    </message>
    <message>
        <source>OpenEXR is written as linear light in sRGB&apos;s primaries, unbounded: the profile was left out.</source>
        <translation>OpenEXR wird als lineares Licht in den Primärfarben von sRGB geschrieben, unbegrenzt: Das Profil wurde weggelassen.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Part of the XMP data is missing in the file.</source>
        <translation>Ein Teil der XMP-Daten fehlt in der Datei.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Die Berechtigung fehlt</translation>
    </message>
    <message>
        <source>Presets cannot be kept: {reason}.</source>
        <translation>Vorgaben können nicht gesichert werden: {reason}.</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Row {row} has an index outside 0 to {size}.</source>
        <translation>Reihe {row} hat einen Index außerhalb von 0 bis {size}.</translation>
    </message>
    <message>
        <source>Taken as {bits}-bit codes, since the largest value is {largest}.</source>
        <translation>Als {bits}-Bit-Werte genommen, da der größte Wert {largest} ist.</translation>
    </message>
    <message>
        <source>The CMYK photo has no usable colour profile: its colours are approximate.</source>
        <translation>Das CMYK-Foto hat kein brauchbares Farbprofil: Seine Farben sind ungefähr.</translation>
    </message>
    <message>
        <source>The DNG file is damaged: its sizes do not agree.</source>
        <translation>Die DNG-Datei ist beschädigt: Ihre Größenangaben widersprechen sich.</translation>
    </message>
    <message>
        <source>The EXIF data is damaged and was left out.</source>
        <translation>Die EXIF-Daten sind beschädigt und wurden weggelassen.</translation>
    </message>
    <message>
        <source>The GIF file is damaged: its size is impossible.</source>
        <translation>Die GIF-Datei ist beschädigt: Ihre Größe ist unmöglich.</translation>
    </message>
    <message>
        <source>The GIF is animated: its first picture was taken.</source>
        <translation>Das GIF ist animiert: Das erste Bild wurde genommen.</translation>
    </message>
    <message>
        <source>The JPEG XL file holds no picture.</source>
        <translation>Die JPEG-XL-Datei enthält kein Bild.</translation>
    </message>
    <message>
        <source>The JPEG XL file is damaged: its colour profile makes no sense.</source>
        <translation>Die JPEG-XL-Datei ist beschädigt: Ihr Farbprofil ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The JPEG XL file is lossy under a colour profile: its colours were taken over up to sRGB&apos;s limits, not beyond.</source>
        <translation>Die JPEG-XL-Datei ist verlustbehaftet mit Farbprofil: Ihre Farben wurden bis an die Grenzen von sRGB übernommen, nicht darüber hinaus.</translation>
    </message>
    <message>
        <source>The JPEG XL file is truncated.</source>
        <translation>Die JPEG-XL-Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The JPEG file is damaged: {data} bytes cannot hold {width} x {height} pixels.</source>
        <translation>Die JPEG-Datei ist beschädigt: {data} Bytes können keine {width} x {height} Pixel enthalten.</translation>
    </message>
    <message>
        <source>The JPEG file is truncated: it ends before its picture.</source>
        <translation>Die JPEG-Datei ist abgeschnitten: Sie endet vor ihrem Bild.</translation>
    </message>
    <message>
        <source>The JPEG file is truncated: the picture&apos;s end is missing. Copy it again from the card or the camera.</source>
        <translation>Die JPEG-Datei ist abgeschnitten: Das Ende des Bildes fehlt. Noch einmal von der Karte oder der Kamera kopieren.</translation>
    </message>
    <message>
        <source>The OpenEXR file has no channels R, G and B, nor Y. It has: {found}.</source>
        <translation>Die OpenEXR-Datei hat weder die Kanäle R, G und B noch Y. Sie hat: {found}.</translation>
    </message>
    <message>
        <source>The OpenEXR file has pixels beyond the edges of its frame, which were left out.</source>
        <translation>Die OpenEXR-Datei hat Pixel außerhalb ihres Bildrahmens; sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>The OpenEXR file has subsampled channels, which are not read. Save it as RGB first.</source>
        <translation>Die OpenEXR-Datei hat unterabgetastete Kanäle, die nicht gelesen werden. Zuerst als RGB sichern.</translation>
    </message>
    <message>
        <source>The OpenEXR file has {parts} parts: number {part} was taken.</source>
        <translation>Die OpenEXR-Datei hat {parts} Teile: Nummer {part} wurde genommen.</translation>
    </message>
    <message>
        <source>The OpenEXR file is compressed in a way (number {compression}) that this version does not know. Save it with ZIP compression first.</source>
        <translation>Die OpenEXR-Datei ist auf eine Art komprimiert (Nummer {compression}), die diese Version nicht kennt. Zuerst mit ZIP-Kompression sichern.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: a block of the wrong size.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: Ein Block hat die falsche Größe.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: a block out of place.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: Ein Block liegt am falschen Ort.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: a channel of unknown kind.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: Ein Kanal ist von unbekannter Art.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: its {name} data make no sense.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: Ihre {name}-Daten ergeben keinen Sinn.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: parts out of order.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: Die Teile sind nicht in der richtigen Reihenfolge.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: tiles out of order.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: Die Kacheln sind nicht in der richtigen Reihenfolge.</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: {stored} bytes cannot hold {headers} parts of such a size.</source>
        <translation>Die OpenEXR-Datei ist beschädigt: {stored} Bytes können keine {headers} Teile dieser Größe enthalten.</translation>
    </message>
    <message>
        <source>The OpenEXR file is truncated.</source>
        <translation>Die OpenEXR-Datei ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The OpenEXR file&apos;s pixels do not fill its frame: the rest is black.</source>
        <translation>Die Pixel der OpenEXR-Datei füllen ihren Bildrahmen nicht: Der Rest ist schwarz.</translation>
    </message>
    <message>
        <source>The PNG file is damaged: {picture} bytes cannot hold {width} x {height} pixels.</source>
        <translation>Die PNG-Datei ist beschädigt: {picture} Bytes können keine {width} x {height} Pixel enthalten.</translation>
    </message>
    <message>
        <source>The PNG file is truncated: its end is missing.</source>
        <translation>Die PNG-Datei ist abgeschnitten: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>The PNG is animated: its first picture was taken.</source>
        <translation>Das PNG ist animiert: Das erste Bild wurde genommen.</translation>
    </message>
    <message>
        <source>The PNG is damaged: its header is missing.</source>
        <translation>Das PNG ist beschädigt: Sein Kopf fehlt.</translation>
    </message>
    <message>
        <source>The PNG is damaged: its header makes no sense.</source>
        <translation>Das PNG ist beschädigt: Sein Kopf ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The PNG is truncated: {data} bytes cannot hold {width} x {height} pixels.</source>
        <translation>Das PNG ist abgeschnitten: {data} Bytes können keine {width} x {height} Pixel enthalten.</translation>
    </message>
    <message>
        <source>The PNG states a gamma of {value} without a colour profile, which is not followed: its colours are taken as sRGB.</source>
        <translation>Das PNG nennt ein Gamma von {value} ohne Farbprofil; ihm wird nicht gefolgt: Seine Farben gelten als sRGB.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged and cannot be read.</source>
        <translation>Die TIFF-Datei ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: colour channels are missing.</source>
        <translation>Die TIFF-Datei ist beschädigt: Farbkanäle fehlen.</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its sizes do not agree.</source>
        <translation>Die TIFF-Datei ist beschädigt: Ihre Größen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The TIFF file is truncated: part of the picture is missing.</source>
        <translation>Die TIFF-Datei ist abgeschnitten: Ein Teil des Bildes fehlt.</translation>
    </message>
    <message>
        <source>The TIFF has extra channels, which were left out.</source>
        <translation>Das TIFF hat zusätzliche Kanäle, die weggelassen wurden.</translation>
    </message>
    <message>
        <source>The TIFF has tiles of {sides} pixels.</source>
        <translation>Das TIFF hat Kacheln von {sides} Pixeln.</translation>
    </message>
    <message>
        <source>The TIFF has {count} pages: the first was taken.</source>
        <translation>Das TIFF hat {count} Seiten: Die erste wurde genommen.</translation>
    </message>
    <message>
        <source>The TIFF is damaged: a tag makes no sense.</source>
        <translation>Das TIFF ist beschädigt: Ein Tag ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The TIFF is damaged: it claims {count} tags.</source>
        <translation>Das TIFF ist beschädigt: Es behauptet, {count} Tags zu haben.</translation>
    </message>
    <message>
        <source>The TIFF is damaged: it ends in its header.</source>
        <translation>Das TIFF ist beschädigt: Es endet in seinem Kopf.</translation>
    </message>
    <message>
        <source>The TIFF is damaged: it has no width or height.</source>
        <translation>Das TIFF ist beschädigt: Es hat keine Breite oder Höhe.</translation>
    </message>
    <message>
        <source>The TIFF is neither grey nor RGB.</source>
        <translation>Das TIFF ist weder grau noch RGB.</translation>
    </message>
    <message>
        <source>The UTF-16 text is damaged.</source>
        <translation>Der UTF-16-Text ist beschädigt.</translation>
    </message>
    <message>
        <source>The WebP file holds no picture.</source>
        <translation>Die WebP-Datei enthält kein Bild.</translation>
    </message>
    <message>
        <source>The WebP file is truncated: its end is missing.</source>
        <translation>Die WebP-Datei ist abgeschnitten: Ihr Ende fehlt.</translation>
    </message>
    <message>
        <source>The WebP is animated: its first picture was taken.</source>
        <translation>Das WebP ist animiert: Das erste Bild wurde genommen.</translation>
    </message>
    <message>
        <source>The XML is not UTF-8: it holds a NUL byte.</source>
        <translation>Das XML ist kein UTF-8: Es enthält ein Nullbyte.</translation>
    </message>
    <message>
        <source>The XML is not well-formed: {error}.</source>
        <translation>Das XML ist nicht wohlgeformt: {error}.</translation>
    </message>
    <message>
        <source>The XMP data is damaged and was left out.</source>
        <translation>Die XMP-Daten sind beschädigt und wurden weggelassen.</translation>
    </message>
    <message>
        <source>The built-in looks are missing. {error} Install Looksmith again.</source>
        <translation>Die mitgelieferten Looks fehlen. {error} Looksmith neu installieren.</translation>
    </message>
    <message>
        <source>The built-in looks are missing. {index}: {error}</source>
        <translation>Die mitgelieferten Looks fehlen. {index}: {error}</translation>
    </message>
    <message>
        <source>The camera raw file is damaged and cannot be read.</source>
        <translation>Die Kamera-Rohdatei ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The colour profile cannot be read: {reason}.</source>
        <translation>Das Farbprofil kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The colour profile cannot be used.</source>
        <translation>Das Farbprofil kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The colour profile cannot hold RGB colours.</source>
        <translation>Das Farbprofil kann keine RGB-Farben aufnehmen.</translation>
    </message>
    <message>
        <source>The colour profile cannot hold RGB colours: choose one for RGB or CMYK.</source>
        <translation>Das Farbprofil kann keine RGB-Farben aufnehmen: eines für RGB oder CMYK wählen.</translation>
    </message>
    <message>
        <source>The colour profile gives impossible colours.</source>
        <translation>Das Farbprofil ergibt unmögliche Farben.</translation>
    </message>
    <message>
        <source>The colour profile has a tone curve cut off.</source>
        <translation>Im Farbprofil ist eine Tonwertkurve abgeschnitten.</translation>
    </message>
    <message>
        <source>The colour profile has a tone curve that falls.</source>
        <translation>Das Farbprofil hat eine fallende Tonwertkurve.</translation>
    </message>
    <message>
        <source>The colour profile has an impossible tone curve.</source>
        <translation>Das Farbprofil hat eine unmögliche Tonwertkurve.</translation>
    </message>
    <message>
        <source>The colour profile has an unknown kind of tone curve.</source>
        <translation>Das Farbprofil hat eine unbekannte Art von Tonwertkurve.</translation>
    </message>
    <message>
        <source>The colour profile has impossible primaries.</source>
        <translation>Das Farbprofil hat unmögliche Primärfarben.</translation>
    </message>
    <message>
        <source>The colour profile in the JPEG XL file cannot be read: its colours are taken as sRGB.</source>
        <translation>Das Farbprofil der JPEG-XL-Datei kann nicht gelesen werden: Ihre Farben gelten als sRGB.</translation>
    </message>
    <message>
        <source>The colour profile is cut off.</source>
        <translation>Das Farbprofil ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The colour profile is damaged and was ignored.</source>
        <translation>Das Farbprofil ist beschädigt und wurde ignoriert.</translation>
    </message>
    <message>
        <source>The colour profile is for {space} data, the photo has {shape} channels.</source>
        <translation>Das Farbprofil ist für {space}-Daten, das Foto hat {shape} Kanäle.</translation>
    </message>
    <message>
        <source>The colour profile is not an ICC profile.</source>
        <translation>Das Farbprofil ist kein ICC-Profil.</translation>
    </message>
    <message>
        <source>The colour profile lacks a primary.</source>
        <translation>Im Farbprofil fehlt eine Primärfarbe.</translation>
    </message>
    <message>
        <source>The colour profile lacks a tone curve.</source>
        <translation>Im Farbprofil fehlt eine Tonwertkurve.</translation>
    </message>
    <message>
        <source>The colours jump about as in a photograph: this picture holds no LUT.</source>
        <translation>Die Farben springen wie in einer Fotografie: Dieses Bild enthält keine LUT.</translation>
    </message>
    <message>
        <source>The colours jump about: this may be no LUT.</source>
        <translation>Die Farben springen: Das ist vielleicht keine LUT.</translation>
    </message>
    <message>
        <source>The content is {label}, whatever the extension says.</source>
        <translation>Der Inhalt ist {label}, was auch immer die Endung sagt.</translation>
    </message>
    <message>
        <source>The correction {opcode} of this DNG file is not applied.</source>
        <translation>Die Korrektur {opcode} dieser DNG-Datei wird nicht angewendet.</translation>
    </message>
    <message>
        <source>The curves of the file are sampled over 0 to 1 (largest difference {error}).</source>
        <translation>Die Kurven der Datei werden von 0 bis 1 abgetastet (größter Unterschied {error}).</translation>
    </message>
    <message>
        <source>The curves of the file are sampled over 0 to 1.</source>
        <translation>Die Kurven der Datei werden von 0 bis 1 abgetastet.</translation>
    </message>
    <message>
        <source>The disk does not answer: it may have been removed.</source>
        <translation>Der Datenträger antwortet nicht: Er wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The disk is full: your quota is used up.</source>
        <translation>Der Datenträger ist voll: Ihr Kontingent ist aufgebraucht.</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>Der Datenträger ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>The domain {a} to {b} cannot be worked with.</source>
        <translation>Mit dem Bereich von {a} bis {b} lässt sich nicht arbeiten.</translation>
    </message>
    <message>
        <source>The domain&apos;s minimum {a} does not lie below its maximum {b}.</source>
        <translation>Das Minimum {a} des Bereichs liegt nicht unter seinem Maximum {b}.</translation>
    </message>
    <message>
        <source>The edit remembered for {name} cannot be read, perhaps because a newer version of Looksmith made it. It is kept until you edit the photo.</source>
        <translation>Die für {name} gemerkte Bearbeitung kann nicht gelesen werden, vielleicht weil eine neuere Version von Looksmith sie gemacht hat. Sie bleibt, bis das Foto bearbeitet wird.</translation>
    </message>
    <message>
        <source>The extension &apos;{extension}&apos; says no format that can be written; there are {known}.</source>
        <translation>Die Endung „{extension}“ steht für kein Format, das geschrieben werden kann; möglich sind {known}.</translation>
    </message>
    <message>
        <source>The file asks for trilinear interpolation: its lattice is resampled to {size} (largest difference {error}).</source>
        <translation>Die Datei verlangt trilineare Interpolation: Ihr Gitter wird auf {size} umgerechnet (größter Unterschied {error}).</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>Die Datei kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}.</source>
        <translation>Die Datei kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The file ends before {what}.</source>
        <translation>Die Datei endet vor {what}.</translation>
    </message>
    <message>
        <source>The file grew while it was read.</source>
        <translation>Die Datei wuchs, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>The file has {count} lines, more than any LUT of a size up to {size}.</source>
        <translation>Die Datei hat {count} Zeilen, mehr als jede LUT bis zur Größe {size}.</translation>
    </message>
    <message>
        <source>The file has {size} bytes; a LUT file has at most {bytes}.</source>
        <translation>Die Datei hat {size} Bytes; eine LUT-Datei hat höchstens {bytes}.</translation>
    </message>
    <message>
        <source>The file is damaged: only a heap of integers is left.</source>
        <translation>Die Datei ist beschädigt: Nur ein Haufen ganzer Zahlen ist übrig.</translation>
    </message>
    <message>
        <source>The file is damaged: {stored} bytes cannot hold {width} x {height} pixels.</source>
        <translation>Die Datei ist beschädigt: {stored} Bytes können keine {width} x {height} Pixel enthalten.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is larger than this disk allows.</source>
        <translation>Die Datei ist größer, als dieser Datenträger erlaubt.</translation>
    </message>
    <message>
        <source>The file is too large to be read.</source>
        <translation>Die Datei ist zu groß zum Lesen.</translation>
    </message>
    <message>
        <source>The file is write-protected, or open in another program: it stays as it is.</source>
        <translation>Die Datei ist schreibgeschützt oder in einem anderen Programm geöffnet: Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The file may not be read: you lack the permission.</source>
        <translation>Die Datei darf nicht gelesen werden: Die Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist.</source>
        <translation>Den Ordner {parent} gibt es nicht.</translation>
    </message>
    <message>
        <source>The header CSPLUTV100 is missing.</source>
        <translation>Der Kopf CSPLUTV100 fehlt.</translation>
    </message>
    <message>
        <source>The header of a .spi3d is missing.</source>
        <translation>Der Kopf einer .spi3d fehlt.</translation>
    </message>
    <message>
        <source>The index of your looks cannot be used: {error}. Start Looksmith again to have it mended.</source>
        <translation>Das Verzeichnis der eigenen Looks kann nicht benutzt werden: {error}. Looksmith neu starten, dann wird es repariert.</translation>
    </message>
    <message>
        <source>The keyword needs {wanted} numbers, found {words}.</source>
        <translation>Das Schlüsselwort braucht {wanted} Zahlen, gefunden: {words}.</translation>
    </message>
    <message>
        <source>The largest value is {largest}: the depth of the codes cannot be told.</source>
        <translation>Der größte Wert ist {largest}: Die Bittiefe der Werte ist nicht zu erkennen.</translation>
    </message>
    <message>
        <source>The lattice has different sizes along its axes.</source>
        <translation>Das Gitter hat verschiedene Größen entlang seiner Achsen.</translation>
    </message>
    <message>
        <source>The lattice needs three equal sizes.</source>
        <translation>Das Gitter braucht drei gleiche Größen.</translation>
    </message>
    <message>
        <source>The lattice of {size} is resampled to {size_}.</source>
        <translation>Das Gitter von {size} wird auf {size_} umgerechnet.</translation>
    </message>
    <message>
        <source>The line has {longest} characters.</source>
        <translation>Die Zeile hat {longest} Zeichen.</translation>
    </message>
    <message>
        <source>The look “{id}” is not in the library: import it again, or choose another one.</source>
        <translation>Der Look „{id}“ ist nicht in der Bibliothek: wieder importieren oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>The look “{id}” is not in the library: import it again, or take it out of the blend.</source>
        <translation>Der Look „{id}“ ist nicht in der Bibliothek: wieder importieren oder aus der Mischung nehmen.</translation>
    </message>
    <message>
        <source>The look “{title}” cannot be stored in {folder}: {reason}.</source>
        <translation>Der Look „{title}“ kann nicht in {folder} gesichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The look&apos;s description is damaged.</source>
        <translation>Die Beschreibung des Looks ist beschädigt.</translation>
    </message>
    <message>
        <source>The mesh line goes from {mesh} to {mesh_}.</source>
        <translation>Die Gitterzeile geht von {mesh} bis {mesh_}.</translation>
    </message>
    <message>
        <source>The mesh line has {else}{length} numbers; it has 2 to {length_}.</source>
        <translation>Die Gitterzeile hat {else}{length} Zahlen; erlaubt sind 2 bis {length_}.</translation>
    </message>
    <message>
        <source>The monitor&apos;s colour profile gives impossible colours.</source>
        <translation>Das Farbprofil des Monitors ergibt unmögliche Farben.</translation>
    </message>
    <message>
        <source>The name is too long for this disk.</source>
        <translation>Der Name ist zu lang für diesen Datenträger.</translation>
    </message>
    <message>
        <source>The photo cannot be encoded.</source>
        <translation>Das Foto kann nicht kodiert werden.</translation>
    </message>
    <message>
        <source>The photo does not fit into the memory.</source>
        <translation>Das Foto passt nicht in den Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The photo holds float values and no colour profile: they are taken as linear light.</source>
        <translation>Das Foto enthält Gleitkommawerte und kein Farbprofil: Sie gelten als lineares Licht.</translation>
    </message>
    <message>
        <source>The photo holds float values and no colour profile: they are taken as sRGB code values, not as linear light.</source>
        <translation>Das Foto hat Gleitkommawerte und kein Farbprofil: Sie gelten als sRGB-Werte, nicht als lineares Licht.</translation>
    </message>
    <message>
        <source>The photo says it is {width} x {height} pixels: none.</source>
        <translation>Das Foto gibt sich als {width} x {height} Pixel groß an: also keine.</translation>
    </message>
    <message>
        <source>The photo says it is {width} x {height} pixels; the limit is {pixels} gigapixels.</source>
        <translation>Das Foto gibt sich als {width} x {height} Pixel groß an; die Grenze sind {pixels} Gigapixel.</translation>
    </message>
    <message>
        <source>The picture holds a value that is not finite.</source>
        <translation>Das Bild enthält einen Wert, der nicht endlich ist.</translation>
    </message>
    <message>
        <source>The picture is damaged or truncated.</source>
        <translation>Das Bild ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The picture is not of the size that its header says.</source>
        <translation>Das Bild hat nicht die Größe, die sein Kopf nennt.</translation>
    </message>
    <message>
        <source>The picture&apos;s transparency is ignored.</source>
        <translation>Die Transparenz des Bildes wird ignoriert.</translation>
    </message>
    <message>
        <source>The prelut and the curve are sampled into one curve.</source>
        <translation>Vor-LUT und Kurve werden zu einer Kurve zusammengefasst.</translation>
    </message>
    <message>
        <source>The prelut needs {count} numbers, found {words}{else}.</source>
        <translation>Die Vor-LUT braucht {count} Zahlen, gefunden: {words}{else}.</translation>
    </message>
    <message>
        <source>The prelut&apos;s inputs do not rise.</source>
        <translation>Die Eingänge der Vor-LUT steigen nicht an.</translation>
    </message>
    <message>
        <source>The profile is for {space} data. Photos are written in RGB: choose an RGB profile.</source>
        <translation>Das Profil ist für {space}-Daten. Fotos werden in RGB geschrieben: ein RGB-Profil wählen.</translation>
    </message>
    <message>
        <source>The profile is made of tables and maps the gamut by its own intents: the smooth mapping was left out.</source>
        <translation>Das Profil besteht aus Tabellen und bildet den Farbumfang auf eigene Weise ab: Das Stauchen entfiel.</translation>
    </message>
    <message>
        <source>The profile {name} cannot be written to: written as sRGB.</source>
        <translation>In das Profil {name} kann nicht geschrieben werden: als sRGB geschrieben.</translation>
    </message>
    <message>
        <source>The profile {name} cannot hold RGB colours: written as sRGB.</source>
        <translation>Das Profil {name} kann keine RGB-Farben aufnehmen: als sRGB geschrieben.</translation>
    </message>
    <message>
        <source>The remembered edits are closed.</source>
        <translation>Die gemerkten Bearbeitungen sind geschlossen.</translation>
    </message>
    <message>
        <source>The row has {words} numbers, expected {columns}.</source>
        <translation>Die Reihe hat {words} Zahlen, erwartet sind {columns}.</translation>
    </message>
    <message>
        <source>The sidecar cannot be written: {reason}.</source>
        <translation>Die Begleitdatei kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The sidecar is damaged and was left as it is. Move it away to have a new one written.</source>
        <translation>Die Begleitdatei ist beschädigt und blieb, wie sie ist. Verschieben Sie sie, damit eine neue geschrieben wird.</translation>
    </message>
    <message>
        <source>The size {sizes} is larger than any LUT&apos;s.</source>
        <translation>Die Größe {sizes} ist größer als die jeder LUT.</translation>
    </message>
    <message>
        <source>The size {size} is outside {size_} to {size__}.</source>
        <translation>Die Größe {size} liegt außerhalb von {size_} bis {size__}.</translation>
    </message>
    <message>
        <source>The table claims {sizes} rows, more than the file has bytes.</source>
        <translation>Die Tabelle gibt {sizes} Reihen an, mehr als die Datei Bytes hat.</translation>
    </message>
    <message>
        <source>The table has {count} rows, which is no cube: size {below} needs {below_} rows and size {below__} needs {below___}, found {count_}.</source>
        <translation>Die Tabelle hat {count} Reihen, was kein Würfel ist: Größe {below} braucht {below_} Reihen und Größe {below__} braucht {below___}, gefunden: {count_}.</translation>
    </message>
    <message>
        <source>The table is {kind}: {what} needs {expected} rows, found {found}.</source>
        <translation>Die Tabelle ist {kind}: {what} braucht {expected} Reihen, gefunden: {found}.</translation>
    </message>
    <message>
        <source>The values are those of a .cube, not 12-bit integers.</source>
        <translation>Die Werte sind die einer .cube, keine ganzen 12-Bit-Zahlen.</translation>
    </message>
    <message>
        <source>The values go from {min} to {largest}, beyond 16 bits.</source>
        <translation>Die Werte gehen von {min} bis {largest}, über 16 Bit hinaus.</translation>
    </message>
    <message>
        <source>The values reach {largest}, beyond the {bits} bits that the file declares; taken as {bits_}-bit.</source>
        <translation>Die Werte reichen bis {largest}, über die {bits} Bit hinaus, die die Datei nennt; als {bits_} Bit genommen.</translation>
    </message>
    <message>
        <source>The values reach {largest}, where 1 is white.</source>
        <translation>Die Werte reichen bis {largest}; 1 ist Weiß.</translation>
    </message>
    <message>
        <source>The {label} file is damaged and cannot be read.</source>
        <translation>Die {label}-Datei ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The {label} is animated: its first picture was taken.</source>
        <translation>Die {label}-Datei ist animiert: Das erste Bild wurde genommen.</translation>
    </message>
    <message>
        <source>There is a folder of that name.</source>
        <translation>Einen Ordner dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>There is a preset “{strip}” already.</source>
        <translation>Eine Vorgabe „{strip}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is neither LUT_3D_SIZE nor LUT_1D_SIZE: this is no .cube file.</source>
        <translation>Weder LUT_3D_SIZE noch LUT_1D_SIZE ist da: Das ist keine .cube-Datei.</translation>
    </message>
    <message>
        <source>There is no row of numbers in the first {lines} lines.</source>
        <translation>In den ersten {lines} Zeilen steht keine Reihe von Zahlen.</translation>
    </message>
    <message>
        <source>There is no row of numbers.</source>
        <translation>Es gibt keine Reihe von Zahlen.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory to enhance this photo: close other programs.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um dieses Foto zu verbessern: andere Programme schließen.</translation>
    </message>
    <message>
        <source>These looks cannot be morphed without the built-in library: choose Mix instead.</source>
        <translation>Diese Looks lassen sich ohne die mitgelieferte Bibliothek nicht morphen: „Mix“ wählen.</translation>
    </message>
    <message>
        <source>This OpenEXR file has deep pixels. Save it as a flat picture first.</source>
        <translation>Diese OpenEXR-Datei hat tiefe Pixel. Zuerst als flaches Bild sichern.</translation>
    </message>
    <message>
        <source>This camera raw file is damaged or from a camera that is not known yet. Convert it to DNG, or save it as TIFF in a raw converter.</source>
        <translation>Diese Kamera-Rohdatei ist beschädigt oder von einer noch unbekannten Kamera. In DNG umwandeln oder in einem Raw-Konverter als TIFF sichern.</translation>
    </message>
    <message>
        <source>This file is too large for a colour profile.</source>
        <translation>Diese Datei ist zu groß für ein Farbprofil.</translation>
    </message>
    <message>
        <source>This is a LUT of a format that cannot be read.</source>
        <translation>Das ist eine LUT in einem Format, das nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>This is a Truelight cube, another format under the same extension; convert it to an Adobe or Resolve .cube first.</source>
        <translation>Das ist ein Truelight-Cube, ein anderes Format mit derselben Endung; zuerst in eine .cube von Adobe oder Resolve umwandeln.</translation>
    </message>
    <message>
        <source>This is a folder, not a LUT file.</source>
        <translation>Das ist ein Ordner, keine LUT-Datei.</translation>
    </message>
    <message>
        <source>This is a folder, not a photo.</source>
        <translation>Das ist ein Ordner, kein Foto.</translation>
    </message>
    <message>
        <source>This is no LUT but {what}.</source>
        <translation>Das ist keine LUT, sondern {what}.</translation>
    </message>
    <message>
        <source>This is no LUT file of a known format; it begins {start}.</source>
        <translation>Das ist keine LUT-Datei eines bekannten Formats; sie beginnt mit {start}.</translation>
    </message>
    <message>
        <source>This is no photo: neither JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL, OpenEXR, GIF, BMP nor camera raw.</source>
        <translation>Das ist kein Foto: weder JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL, OpenEXR, GIF, BMP noch eine Kamera-Rohdatei.</translation>
    </message>
    <message>
        <source>This is no text: it holds a NUL byte.</source>
        <translation>Das ist kein Text: Er enthält ein Nullbyte.</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>This is not the exact table of “{title}”.</source>
        <translation>Das ist nicht die exakte Tabelle von „{title}“.</translation>
    </message>
    <message>
        <source>This is {foreign}, which this version cannot open. Save it as JPEG, PNG, TIFF or WebP first.</source>
        <translation>Das ist {foreign}, was diese Version nicht öffnen kann. Zuerst als JPEG, PNG, TIFF oder WebP sichern.</translation>
    </message>
    <message>
        <source>This kind of TIFF cannot be opened ({photometric}, {dtype}). Save it as RGB first.</source>
        <translation>Diese Art von TIFF kann nicht geöffnet werden ({photometric}, {dtype}). Zuerst als RGB sichern.</translation>
    </message>
    <message>
        <source>This look leaves a single colour: nothing can be undone.</source>
        <translation>Dieser Look lässt eine einzige Farbe übrig: Nichts kann zurückgenommen werden.</translation>
    </message>
    <message>
        <source>This look leaves one line of tones of all the colours: they cannot be brought back.</source>
        <translation>Dieser Look lässt von allen Farben eine Reihe von Tonwerten übrig: Sie lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>What the file does is resampled to a table of {size} over 0 to 1 (largest difference {error}).</source>
        <translation>Was die Datei tut, wird in eine Tabelle von {size} über 0 bis 1 umgerechnet (größter Unterschied {error}).</translation>
    </message>
    <message>
        <source>You may not write into the folder {parent}.</source>
        <translation>In den Ordner {parent} darf nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Your work cannot be kept for a crash just now ({reason}). Nothing is lost while Looksmith runs; save a session to be safe.</source>
        <translation>Die Arbeit kann gerade nicht für einen Absturz gesichert werden ({reason}). Solange Looksmith läuft, geht nichts verloren; sicherheitshalber eine Sitzung sichern.</translation>
    </message>
    <message>
        <source>{errno} Nothing was written.</source>
        <translation>{errno} Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {error}</source>
        <translation>{folder} kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>{id} cannot be removed: {reason}.</source>
        <translation>{id} kann nicht entfernt werden: {reason}.</translation>
    </message>
    <message>
        <source>{kind} is neither 1D nor 3D.</source>
        <translation>{kind} ist weder 1D noch 3D.</translation>
    </message>
    <message>
        <source>{label} has no place for IPTC data: it was left out.</source>
        <translation>{label} hat keinen Platz für IPTC-Daten: Sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>{label} has no place for the resolution: it was left out.</source>
        <translation>{label} hat keinen Platz für die Auflösung: Sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>{label} holds at most {key} pixels a side, the photo is {width} x {height}. Write it as TIFF or PNG.</source>
        <translation>{label} fasst höchstens {key} Pixel je Seite, das Foto hat {width} x {height}. Als TIFF oder PNG schreiben.</translation>
    </message>
    <message>
        <source>{label} holds {bits} bits a channel: written at {bits_} bit.</source>
        <translation>{label} fasst {bits} Bit je Kanal: mit {bits_} Bit geschrieben.</translation>
    </message>
    <message>
        <source>{line} means nothing here.</source>
        <translation>{line} bedeutet hier nichts.</translation>
    </message>
    <message>
        <source>{marks} cannot be written: {reason}.</source>
        <translation>{marks} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{message} It was ignored.</source>
        <translation>{message} Es wurde ignoriert.</translation>
    </message>
    <message>
        <source>{name} is damaged: {error}</source>
        <translation>{name} ist beschädigt: {error}</translation>
    </message>
    <message>
        <source>{name} is not a Looksmith session.</source>
        <translation>{name} ist keine Sitzung von Looksmith.</translation>
    </message>
    <message>
        <source>{name} needs one number, found {words}.</source>
        <translation>{name} braucht eine Zahl, gefunden: {words}.</translation>
    </message>
    <message>
        <source>{name} was made by a newer Looksmith (format {version}): update to open it.</source>
        <translation>{name} stammt aus einem neueren Looksmith (Format {version}): zum Öffnen aktualisieren.</translation>
    </message>
    <message>
        <source>{name} {size} is outside 2 to {largest}.</source>
        <translation>{name} {size} liegt außerhalb von 2 bis {largest}.</translation>
    </message>
    <message>
        <source>{name}: “looks” must be an object.</source>
        <translation>{name}: „looks“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>{name}: “stills” must be a list.</source>
        <translation>{name}: „stills“ muss eine Liste sein.</translation>
    </message>
    <message>
        <source>{name}{where}: this is not a Looksmith session.</source>
        <translation>{name}{where}: Das ist keine Sitzung von Looksmith.</translation>
    </message>
    <message>
        <source>{parent} takes no more files: {errno}.</source>
        <translation>{parent} nimmt keine Dateien mehr auf: {errno}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} holds no edit: another program wrote it, or Looksmith did without “Keep the edit in the file”.</source>
        <translation>{path} enthält keine Bearbeitung: Ein anderes Programm hat die Datei geschrieben, oder Looksmith ohne „Bearbeitung in der Datei sichern“.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} gibt es nicht.</translation>
    </message>
    <message>
        <source>{path} is too large to be a session.</source>
        <translation>{path} ist zu groß für eine Sitzung.</translation>
    </message>
    <message>
        <source>{path} was kept by a newer Looksmith: update it.</source>
        <translation>{path} stammt aus einem neueren Looksmith: bitte aktualisieren.</translation>
    </message>
    <message>
        <source>{path}, line {number}: this is not the journal of a batch. Move it away to begin anew.</source>
        <translation>{path}, Zeile {number}: Das ist nicht das Protokoll eines Stapels. Zum Neubeginn die Datei wegräumen.</translation>
    </message>
    <message>
        <source>{path}: another batch keeps its journal here. Wait for its end, or give this one a journal of its own.</source>
        <translation>{path}: Ein anderer Stapel führt hier sein Protokoll. Warten Sie sein Ende ab, oder geben Sie diesem ein eigenes.</translation>
    </message>
    <message>
        <source>{path}: it does not say which photo it is of</source>
        <translation>{path}: Es ist nicht angegeben, zu welchem Foto es gehört</translation>
    </message>
    <message>
        <source>{path}: the journal cannot be written: {reason}. What is done so far is safe.</source>
        <translation>{path}: Das Protokoll kann nicht geschrieben werden: {reason}. Was fertig ist, ist sicher.</translation>
    </message>
    <message>
        <source>{path}: the journal of the batch cannot be kept here: {reason}.</source>
        <translation>{path}: Das Protokoll des Stapels kann hier nicht geführt werden: {reason}.</translation>
    </message>
    <message>
        <source>{path}: the journal of the batch cannot be read: {reason}.</source>
        <translation>{path}: Das Protokoll des Stapels kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{path}: the journal of the batch is gone: its folder was moved or removed. The batch has stopped.</source>
        <translation>{path}: Das Protokoll des Stapels ist weg: Sein Ordner wurde verschoben oder gelöscht. Der Stapel wurde angehalten.</translation>
    </message>
    <message>
        <source>{path}: this is not a Looksmith session.</source>
        <translation>{path}: Das ist keine Sitzung von Looksmith.</translation>
    </message>
    <message>
        <source>{path}: {reason} Import the look again.</source>
        <translation>{path}: {reason} Den Look wieder importieren.</translation>
    </message>
    <message>
        <source>{sum} values were not numbers or infinite: they were replaced.</source>
        <translation>{sum} Werte waren keine Zahlen oder unendlich: Sie wurden ersetzt.</translation>
    </message>
    <message>
        <source>{target} cannot be written: {reason}.</source>
        <translation>{target} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{text} is neither a keyword nor a row of numbers.</source>
        <translation>{text} ist weder ein Schlüsselwort noch eine Reihe von Zahlen.</translation>
    </message>
    <message>
        <source>{what} need the package {package}, which is not installed. Install it with: python -m pip install {package_}</source>
        <translation>{what} brauchen das Paket {package}, das nicht installiert ist. So installieren: python -m pip install {package_}</translation>
    </message>
    <message>
        <source>{where}, line {line}</source>
        <translation>{where}, Zeile {line}</translation>
    </message>
    <message>
        <source>{where}, line {line}: {reason}</source>
        <translation>{where}, Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>{where}: {reason}</source>
        <translation>{where}: {reason}</translation>
    </message>
    <message>
        <source>{word} is not a finite number.</source>
        <translation>{word} ist keine endliche Zahl.</translation>
    </message>
    <message>
        <source>{word} is not a number.</source>
        <translation>{word} ist keine Zahl.</translation>
    </message>
    <message>
        <source>{word} is not a whole number.</source>
        <translation>{word} ist keine ganze Zahl.</translation>
    </message>
    <message>
        <source>“{name}” cannot be a preset&apos;s name.</source>
        <translation>„{name}“ kann kein Name einer Vorgabe sein.</translation>
    </message>
    <message>
        <source>“{name}” cannot be renamed: {reason}.</source>
        <translation>„{name}“ kann nicht umbenannt werden: {reason}.</translation>
    </message>
    <message>
        <source>“{template}” has a brace without its partner.</source>
        <translation>In „{template}“ fehlt einer Klammer das Gegenstück.</translation>
    </message>
    <message>
        <source>“{template}” leads out of the folder.</source>
        <translation>„{template}“ führt aus dem Ordner hinaus.</translation>
    </message>
    <message>
        <source>“{template}” leaves no name.</source>
        <translation>„{template}“ ergibt keinen Namen.</translation>
    </message>
    <message>
        <source>“{title}” comes with Looksmith and cannot be {action}.</source>
        <translation>„{title}“ gehört zu Looksmith und kann nicht {action} werden.</translation>
    </message>
    <message>
        <source>“{title}” is made for linear light: it makes a finished photo far too bright. Take its version for Rec. 709 or sRGB.</source>
        <translation>„{title}“ ist für lineares Licht gemacht: Ein fertiges Foto wird damit viel zu hell. Nehmen Sie die Fassung für Rec. 709 oder sRGB.</translation>
    </message>
    <message>
        <source>“{title}” is made for log pictures: on a finished photo it crushes shadows and highlights. Take its version for Rec. 709 or sRGB.</source>
        <translation>„{title}“ ist für Log-Bilder gemacht: Auf einem fertigen Foto laufen Tiefen und Lichter zu. Besser die Fassung für Rec. 709 oder sRGB nehmen.</translation>
    </message>
</context>
<context>
    <name>SessionRestore</name>
    <message>
        <source>Looking for earlier work</source>
        <translation>Suchen nach früherer Arbeit</translation>
    </message>
    <message>
        <source>Deleting earlier work</source>
        <translation>Löschen früherer Arbeit</translation>
    </message>
    <message>
        <source>Looksmith ended unexpectedly. Your work on {count} photos can be brought back.</source>
        <translation>Looksmith wurde unerwartet beendet. Die Arbeit an {count} Fotos lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>Looksmith ended unexpectedly. Your work on {name} can be brought back.</source>
        <translation>Looksmith wurde unerwartet beendet. Die Arbeit an {name} lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>Looksmith ended unexpectedly. Your last edit can be brought back.</source>
        <translation>Looksmith wurde unerwartet beendet. Die letzte Bearbeitung lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Bring back every step</source>
        <translation>Alle Schritte zurückholen</translation>
    </message>
    <message>
        <source>Delete it for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Your work is back, except for a part that was damaged.</source>
        <translation>Die Arbeit ist wieder da, bis auf einen beschädigten Teil.</translation>
    </message>
    <message>
        <source>Your work is back; {count} of the photos cannot be found: {name}</source>
        <translation>Die Arbeit ist wieder da; {count} der Fotos fehlen: {name}</translation>
    </message>
    <message>
        <source>Your work is back.</source>
        <translation>Die Arbeit ist wieder da.</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Looksmith sessions ({ending})</source>
        <translation>Looksmith-Sitzungen ({ending})</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Sitzung sichern</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Öffnen von {name}</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} gesichert</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Sichern von {name}</translation>
    </message>
    <message>
        <source>The session&apos;s photo {name} is not there any more; its edit is shown on the photo that is open.</source>
        <translation>Das Foto {name} der Sitzung ist nicht mehr da; ihre Bearbeitung wird am geöffneten Foto gezeigt.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search keys and what they do</source>
        <translation>Tasten und ihre Wirkung suchen</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Give commands other keys</source>
        <translation>Befehlen andere Tasten geben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No key and no gesture fits “{typed}”.</source>
        <translation>Keine Taste und keine Geste passt zu „{typed}“.</translation>
    </message>
</context>
<context>
    <name>Slider</name>
    <message>
        <source>Double click to reset, click the number to type one</source>
        <translation>Doppelklick setzt zurück, Klick auf die Zahl lässt eine eingeben</translation>
    </message>
    <message>
        <source>Click to type a number or a sum such as x+10</source>
        <translation>Klicken und eine Zahl oder Rechnung wie x+10 eingeben</translation>
    </message>
    <message>
        <source>{label}, value</source>
        <translation>{label}, Wert</translation>
    </message>
</context>
<context>
    <name>SoftProof</name>
    <message>
        <source>The profile {name} cannot be read: choose another one under View, Soft proof.</source>
        <translation>Das Profil {name} lässt sich nicht lesen: unter Ansicht › Softproof ein anderes wählen.</translation>
    </message>
    <message>
        <source>Soft proof</source>
        <translation>Softproof</translation>
    </message>
    <message>
        <source>Soft proof: {profile}</source>
        <translation>Softproof: {profile}</translation>
    </message>
    <message>
        <source>paper and ink</source>
        <translation>Papier und Farbe</translation>
    </message>
    <message>
        <source>perceptual</source>
        <translation>perzeptiv</translation>
    </message>
    <message>
        <source>relative colorimetric</source>
        <translation>relativ farbmetrisch</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>Sättigung</translation>
    </message>
    <message>
        <source>absolute colorimetric</source>
        <translation>absolut farbmetrisch</translation>
    </message>
    <message>
        <source>Profile file…</source>
        <translation>Profildatei…</translation>
    </message>
    <message>
        <source>Black-point compensation</source>
        <translation>Tiefenkompensierung</translation>
    </message>
    <message>
        <source>Show paper and ink</source>
        <translation>Papier und Farbe simulieren</translation>
    </message>
    <message>
        <source>ICC profiles (*.icc *.icm);;All files (*)</source>
        <translation>ICC-Profile (*.icc *.icm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Profile to proof</source>
        <translation>Profil für den Proof</translation>
    </message>
</context>
<context>
    <name>SplitPanel</name>
    <message>
        <source>Shadows: hue</source>
        <translation>Tiefen: Farbton</translation>
    </message>
    <message>
        <source>Shadows: strength</source>
        <translation>Tiefen: Stärke</translation>
    </message>
    <message>
        <source>Highlights: hue</source>
        <translation>Lichter: Farbton</translation>
    </message>
    <message>
        <source>Highlights: strength</source>
        <translation>Lichter: Stärke</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Abgleich</translation>
    </message>
</context>
<context>
    <name>StarFilter</name>
    <message>
        <source>Only photos rated {stars} of 5 or better</source>
        <translation>Nur Fotos mit {stars} von 5 Sternen oder mehr</translation>
    </message>
    <message>
        <source>All photos; click a star to see only those with as many</source>
        <translation>Alle Fotos; Klick auf einen Stern zeigt nur die mit so vielen oder mehr</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>Den laufenden Vorgang abbrechen</translation>
    </message>
    <message>
        <source>Invert undoes the looks at their amount; light and colour adjustments are not undone.
Round trip: how far the colours of photos are off (CIEDE2000) after the looks,
8 bits, and back: on average, and what 95 % of them stay below.</source>
        <translation>„Umkehren“ nimmt die Looks in ihrer Stärke zurück; Licht und Farbe nicht.
Hin und zurück: wie weit die Farben von Fotos (CIEDE2000) nach Looks,
8 Bit und zurück abweichen: im Mittel, und worunter 95 % bleiben.</translation>
    </message>
    <message>
        <source>The pixel under the pointer: sRGB 0–255, and lightness 0–100</source>
        <translation>Das Pixel unter dem Zeiger: sRGB 0–255 und Helligkeit 0–100</translation>
    </message>
    <message>
        <source>Screen pixels per photo pixel</source>
        <translation>Bildschirmpixel je Pixel des Fotos</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>{name} nach {folder} exportiert</translation>
    </message>
    <message>
        <source>Fit · {percent} %</source>
        <translation>Einpassen · {percent} %</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{name} (+{count} more)</source>
        <translation>{name} (+{count} weitere)</translation>
    </message>
</context>
<context>
    <name>StillSlot</name>
    <message>
        <source>Still {letter}</source>
        <translation>Schnappschuss {letter}</translation>
    </message>
    <message>
        <source>Still {letter}, in use</source>
        <translation>Schnappschuss {letter}, in Gebrauch</translation>
    </message>
    <message>
        <source>Still {letter}: click to take it up</source>
        <translation>Schnappschuss {letter}: Klick übernimmt ihn</translation>
    </message>
    <message>
        <source>Hold to look at it</source>
        <translation>Gedrückt halten zeigt ihn</translation>
    </message>
    <message>
        <source>Alt+click: keep the edit here in its place</source>
        <translation>Alt+Klick: die Bearbeitung an seiner Stelle ablegen</translation>
    </message>
    <message>
        <source>Still {letter}, empty</source>
        <translation>Schnappschuss {letter}, leer</translation>
    </message>
    <message>
        <source>Still {letter} is empty: click to keep the edit here</source>
        <translation>Schnappschuss {letter} ist leer: Klick legt die Bearbeitung hier ab</translation>
    </message>
    <message>
        <source>Keep the edit in the next empty one</source>
        <translation>Die Bearbeitung im nächsten leeren ablegen</translation>
    </message>
    <message>
        <source>Compare all stills</source>
        <translation>Alle Schnappschüsse vergleichen</translation>
    </message>
    <message>
        <source>Keep the edit here</source>
        <translation>Bearbeitung hier ablegen</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Empty this slot</source>
        <translation>Diesen Platz leeren</translation>
    </message>
    <message>
        <source>Empty all slots</source>
        <translation>Alle Plätze leeren</translation>
    </message>
</context>
<context>
    <name>StillsBar</name>
    <message>
        <source>Stills</source>
        <translation>Schnappschüsse</translation>
    </message>
</context>
<context>
    <name>StillsControl</name>
    <message>
        <source>Kept as still {letter}</source>
        <translation>Als Schnappschuss {letter} aufgenommen</translation>
    </message>
    <message>
        <source>Kept as still {letter}; {key} compares stills</source>
        <translation>Als Schnappschuss {letter} aufgenommen; {key} vergleicht</translation>
    </message>
    <message>
        <source>Still {letter}, empty</source>
        <translation>Schnappschuss {letter}, leer</translation>
    </message>
    <message>
        <source>Still {letter}</source>
        <translation>Schnappschuss {letter}</translation>
    </message>
</context>
<context>
    <name>StillsGrid</name>
    <message>
        <source>Stills side by side</source>
        <translation>Schnappschüsse nebeneinander</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>Schnappschüsse</translation>
    </message>
    <message>
        <source>Current edit</source>
        <translation>Aktuelle Bearbeitung</translation>
    </message>
    <message>
        <source>Still {letter}, in use</source>
        <translation>Schnappschuss {letter}, in Gebrauch</translation>
    </message>
    <message>
        <source>Still {letter}</source>
        <translation>Schnappschuss {letter}</translation>
    </message>
</context>
<context>
    <name>StillsParts</name>
    <message>
        <source>Nothing to compare yet: keep a still first</source>
        <translation>Noch nichts zu vergleichen: erst einen Schnappschuss aufnehmen</translation>
    </message>
    <message>
        <source>Nothing to compare yet: {key} keeps the edit as a still</source>
        <translation>Noch nichts zu vergleichen: {key} nimmt die Bearbeitung auf</translation>
    </message>
</context>
<context>
    <name>StoppedBar</name>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Export what is left, nothing twice</source>
        <translation>Exportieren, was noch fehlt, nichts doppelt</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep what is written and leave out the rest</source>
        <translation>Geschriebenes behalten, den Rest auslassen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>A batch to {folder} was stopped before its first photo.</source>
        <translation>Ein Stapel nach {folder} hielt vor dem ersten Foto an.</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>The batch of {day} to {folder} stopped at {done} of {total}.</source>
        <translation>Der Stapel vom {day} nach {folder} hielt bei {done} von {total} an.</translation>
    </message>
    <message>
        <source>In the batch of {day} to {folder} {failed} of {total} photos failed.</source>
        <translation>Im Stapel vom {day} nach {folder} schlugen {failed} von {total} Fotos fehl.</translation>
    </message>
</context>
<context>
    <name>StripBar</name>
    <message>
        <source>Order of the photos: {order}</source>
        <translation>Reihenfolge der Fotos: {order}</translation>
    </message>
    <message>
        <source>{selected} of {total} selected</source>
        <translation>{selected} von {total} ausgewählt</translation>
    </message>
    <message>
        <source>{shown} of {total} photos</source>
        <translation>{shown} von {total} Fotos</translation>
    </message>
    <message>
        <source>{total} photos</source>
        <translation>{total} Fotos</translation>
    </message>
</context>
<context>
    <name>StripMenu</name>
    <message>
        <source>Copy settings</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset {count} photos</source>
        <translation>{count} Fotos zurücksetzen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Take off the strip</source>
        <translation>Aus dem Filmstreifen nehmen</translation>
    </message>
</context>
<context>
    <name>StripOrderMenu</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By capture time</source>
        <translation>Nach Aufnahmezeit</translation>
    </message>
    <message>
        <source>By rating</source>
        <translation>Nach Bewertung</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Umgekehrt</translation>
    </message>
</context>
<context>
    <name>StripPictures</name>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturen</translation>
    </message>
</context>
<context>
    <name>StripView</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Rating: {stars} of 5</source>
        <translation>Bewertung: {stars} von 5</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <source>File to write</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Folder and name of the new file</source>
        <translation>Ordner und Name der neuen Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Choose a folder and a name</source>
        <translation>Ordner und Namen wählen</translation>
    </message>
    <message>
        <source>Keep both files</source>
        <translation>Beide Dateien behalten</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>Bitte einen Dateinamen eingeben.</translation>
    </message>
    <message>
        <source>This is a folder: add a file name.</source>
        <translation>Das ist ein Ordner: einen Dateinamen anfügen.</translation>
    </message>
    <message>
        <source>This folder does not exist.</source>
        <translation>Dieser Ordner existiert nicht.</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>This is the original: choose another name.</source>
        <translation>Das ist das Original: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{name} exists and will be replaced.</source>
        <translation>{name} existiert und wird ersetzt.</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} verwenden</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Words in braces are filled in; a / makes folders</source>
        <translation>Wörter in Klammern werden ersetzt; ein / legt Ordner an</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Put in a word that is filled in</source>
        <translation>Ein Wort einsetzen, das ersetzt wird</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Thumbnails</source>
        <translation>Miniaturen</translation>
    </message>
</context>
<context>
    <name>TileView</name>
    <message>
        <source>Looks</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>Take out of the favourites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Add to the favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Add to the blend (Ctrl+click)</source>
        <translation>Zur Mischung hinzufügen (Strg+Klick)</translation>
    </message>
</context>
<context>
    <name>ToningPanel</name>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>Mixer</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teiltonung</translation>
    </message>
    <message>
        <source>Toning</source>
        <translation>Tonung</translation>
    </message>
    <message>
        <source>What tones the photo</source>
        <translation>Was das Foto tont</translation>
    </message>
    <message>
        <source>Bend the tones, or one channel</source>
        <translation>Die Tonwerte oder einen Kanal biegen</translation>
    </message>
    <message>
        <source>Change one family of colours</source>
        <translation>Eine Farbfamilie ändern</translation>
    </message>
    <message>
        <source>Tint the shadows and the highlights</source>
        <translation>Tiefen und Lichter färben</translation>
    </message>
    <message>
        <source>Reset {part}</source>
        <translation>{part} zurücksetzen</translation>
    </message>
    <message>
        <source>Reset toning</source>
        <translation>Tonung zurücksetzen</translation>
    </message>
    <message>
        <source>{part}, changed</source>
        <translation>{part}, geändert</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>TraitChips</name>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Looks that make greys warmer</source>
        <translation>Looks, die Grau wärmer machen</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>Kühl</translation>
    </message>
    <message>
        <source>Looks that make greys cooler</source>
        <translation>Looks, die Grau kühler machen</translation>
    </message>
    <message>
        <source>Faded</source>
        <translation>Verblasst</translation>
    </message>
    <message>
        <source>Looks whose black is a grey</source>
        <translation>Looks, deren Schwarz ein Grau ist</translation>
    </message>
    <message>
        <source>Contrasty</source>
        <translation>Hart</translation>
    </message>
    <message>
        <source>Looks that drive light and dark apart</source>
        <translation>Looks, die Hell und Dunkel auseinanderziehen</translation>
    </message>
    <message>
        <source>B&amp;W</source>
        <translation>S/W</translation>
    </message>
    <message>
        <source>Looks that give greys only</source>
        <translation>Looks, die nur Grautöne ergeben</translation>
    </message>
</context>
<context>
    <name>UnwrittenNote</name>
    <message>
        <source>This photo is no camera raw: nothing is put beside it.</source>
        <translation>Dieses Foto ist keine Rohdatei: daneben wird nichts abgelegt.</translation>
    </message>
    <message>
        <source>Without camera data nothing is put beside the export.</source>
        <translation>Ohne Kameradaten wird neben dem Export nichts abgelegt.</translation>
    </message>
    <message>
        <source>The edit is left out with the camera data.</source>
        <translation>Mit den Kameradaten entfällt auch die Bearbeitung.</translation>
    </message>
</context>
<context>
    <name>Workers</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>The last step</source>
        <translation>Der letzte Schritt</translation>
    </message>
    <message>
        <source>{what} failed: {reason}</source>
        <translation>{what} – fehlgeschlagen: {reason}</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>Photos of the batch</source>
        <translation>Fotos des Stapels</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or add them with the buttons.</source>
        <translation>Fotos oder Ordner hierher ziehen oder mit den Schaltflächen hinzufügen.</translation>
    </message>
</context>
<context>
    <name>_StepRow</name>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
</context>
</TS>
