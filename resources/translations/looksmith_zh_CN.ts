<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Looksmith</source>
        <translation>关于 Looksmith</translation>
    </message>
    <message>
        <source>Looksmith {version}</source>
        <translation>Looksmith {version}</translation>
    </message>
    <message>
        <source>Browse, blend, invert and export film looks on your photographs.</source>
        <translation>浏览、混合、反转胶片风格，并用于您的照片和导出。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Apache License</source>
        <translation>Apache 许可证</translation>
    </message>
    <message>
        <source>Authors of the looks</source>
        <translation>风格作者</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looksmith itself: Apache License 2.0</source>
        <translation>Looksmith 本身：Apache 许可证 2.0</translation>
    </message>
    <message>
        <source>Names of films and cameras in the titles of looks are trademarks of their owners, who have nothing to do with Looksmith and do not endorse it.</source>
        <translation>风格名称中的胶片和相机名称是其各自所有者的商标；这些所有者与 Looksmith 无关，也未对其表示认可。</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Keeping the session</source>
        <translation>正在保存会话</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Batch export</source>
        <translation>批量导出</translation>
    </message>
    <message>
        <source>New batch</source>
        <translation>新建批处理</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What is done stays done, and the rest can go on later</source>
        <translation>已完成的会保留，其余可稍后继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>PRESET</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Add photos to begin.</source>
        <translation>添加照片以开始。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>BatchExport</name>
    <message>
        <source>A batch stopped at {done} of {total}. File, Batch export goes on.</source>
        <translation>有一个批处理停在 {done}/{total}。可通过“文件 &gt; 批量导出”继续。</translation>
    </message>
    <message>
        <source>The batch stopped at {done} of {total}. File, Batch export goes on.</source>
        <translation>批处理停在 {done}/{total}。可通过“文件 &gt; 批量导出”继续。</translation>
    </message>
    <message>
        <source>{done} photos exported, {failed} failed. File, Batch export says why.</source>
        <translation>已导出 {done} 张照片，{failed} 张失败。原因见“文件 &gt; 批量导出”。</translation>
    </message>
    <message>
        <source>{done} photos exported.</source>
        <translation>已导出 {done} 张照片。</translation>
    </message>
</context>
<context>
    <name>BatchPhotos</name>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Choose photos to add</source>
        <translation>选择要添加的照片</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add every photo in a folder and below it</source>
        <translation>添加文件夹及其子文件夹中的所有照片</translation>
    </message>
    <message>
        <source>Add open photos</source>
        <translation>添加已打开的照片</translation>
    </message>
    <message>
        <source>Add the photos open in the window</source>
        <translation>添加窗口中已打开的照片</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take the selected photos, or all, off the list</source>
        <translation>从列表中移除所选照片；未选择时移除全部</translation>
    </message>
    <message>
        <source>There are no photos in there.</source>
        <translation>其中没有照片。</translation>
    </message>
    <message>
        <source>You may not look into {folder}: its photos are left out.</source>
        <translation>无权读取 {folder}：其中的照片不包括在内。</translation>
    </message>
    <message>
        <source>PHOTOS: {count}</source>
        <translation>照片：{count}</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Photos ({endings});;All files (*)</source>
        <translation>照片 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>BatchProgress</name>
    <message>
        <source>Progress of the batch</source>
        <translation>批处理进度</translation>
    </message>
    <message>
        <source>Files that were written</source>
        <translation>已写入的文件</translation>
    </message>
    <message>
        <source>Retry these</source>
        <translation>重试这些照片</translation>
    </message>
    <message>
        <source>Try the photos that failed again</source>
        <translation>再次尝试失败的照片</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>What was written, what failed and why</source>
        <translation>已写入的文件、失败的照片及其原因</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Open the folder that the files are in</source>
        <translation>打开文件所在的文件夹</translation>
    </message>
    <message>
        <source>Photos that failed</source>
        <translation>失败的照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>失败原因</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Not all photos are exported yet</source>
        <translation>尚未导出所有照片</translation>
    </message>
    <message>
        <source>Done, with photos that failed</source>
        <translation>已完成，有照片失败</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done}/{total}</translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>{failed} 张失败</translation>
    </message>
    <message>
        <source>{left_out} left out: their files are there</source>
        <translation>跳过 {left_out} 张：文件已存在</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
</context>
<context>
    <name>BatchRunner</name>
    <message>
        <source>{folder}: the journal of the batch cannot be kept here: {reason}.</source>
        <translation>{folder}：无法在此保存批处理日志：{reason}。</translation>
    </message>
    <message>
        <source>Another window of Looksmith works on this batch.</source>
        <translation>另一个 Looksmith 窗口正在处理此批处理。</translation>
    </message>
    <message>
        <source>Batch export</source>
        <translation>批量导出</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>BatchTarget</name>
    <message>
        <source>EDIT</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Photos get</source>
        <translation>应用的编辑</translation>
    </message>
    <message>
        <source>What is done to every photo</source>
        <translation>对每张照片进行的处理</translation>
    </message>
    <message>
        <source>The edit on screen</source>
        <translation>屏幕上的编辑</translation>
    </message>
    <message>
        <source>Each its own edit</source>
        <translation>各自的编辑</translation>
    </message>
    <message>
        <source>Session or preset file…</source>
        <translation>会话或预设文件…</translation>
    </message>
    <message>
        <source>FILES TO WRITE</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>the photo&apos;s name</source>
        <translation>照片的名称</translation>
    </message>
    <message>
        <source>its place in the batch, with four digits</source>
        <translation>在批处理中的序号，四位数字</translation>
    </message>
    <message>
        <source>the looks&apos; names</source>
        <translation>风格的名称</translation>
    </message>
    <message>
        <source>the day it was taken</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>the time it was taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names of the first files</source>
        <translation>前几个文件的名称</translation>
    </message>
    <message>
        <source>If one exists</source>
        <translation>若文件已存在</translation>
    </message>
    <message>
        <source>Originals are never replaced, whatever is chosen here</source>
        <translation>无论此处选择什么，都不会替换原片</translation>
    </message>
    <message>
        <source>Find a free name</source>
        <translation>使用未占用的名称</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Leave the photo out</source>
        <translation>跳过该照片</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>同时处理</translation>
    </message>
    <message>
        <source>More are faster up to the number of processors, and take memory</source>
        <translation>数量越多越快，直至处理器核心数，但会占用更多内存</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Sessions and presets ({endings});;All files (*)</source>
        <translation>会话和预设 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Edit for all photos</source>
        <translation>用于所有照片的编辑</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>There is a file of that name.</source>
        <translation>已有同名文件。</translation>
    </message>
    <message>
        <source>The folder above it does not exist.</source>
        <translation>其上级文件夹不存在。</translation>
    </message>
    <message>
        <source>As it is when the batch starts.</source>
        <translation>以批处理开始时的状态为准。</translation>
    </message>
    <message>
        <source>As you left it in Looksmith, or the .looksmith file or the raw&apos;s sidecar beside it; others stay as they are.</source>
        <translation>以您在 Looksmith 中留下的编辑为准，或采用旁边的 .looksmith 文件或 RAW 附属文件；其余照片保持不变。</translation>
    </message>
</context>
<context>
    <name>BlendKeeper</name>
    <message>
        <source>Keeping {title}</source>
        <translation>正在保存 {title}</translation>
    </message>
    <message>
        <source>My light and colour</source>
        <translation>我的光线与颜色</translation>
    </message>
    <message>
        <source>{look}, undone</source>
        <translation>{look}（还原）</translation>
    </message>
    <message>
        <source>These colours are in your library already: “{title}”.</source>
        <translation>这些颜色已在您的风格库中：“{title}”。</translation>
    </message>
    <message>
        <source>Kept as “{title}” in your looks: exactly this blend.</source>
        <translation>已作为“{title}”存入您的风格：与此混合完全一致。</translation>
    </message>
    <message>
        <source>Kept as “{title}” in your looks. On the colours of photos it is ΔE {mean} from this edit on average, 95 % are below {p95}.</source>
        <translation>已作为“{title}”存入您的风格。对照片的颜色而言，与此编辑的平均差异为 ΔE {mean}，95 % 低于 {p95}。</translation>
    </message>
</context>
<context>
    <name>BlendMenu</name>
    <message>
        <source>End solo</source>
        <translation>结束独显</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>独显</translation>
    </message>
    <message>
        <source>Alt+click the eye</source>
        <translation>Alt+单击眼睛图标</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Replace with…</source>
        <translation>替换为…</translation>
    </message>
    <message>
        <source>Similar looks</source>
        <translation>相似风格</translation>
    </message>
    <message>
        <source>Look details…</source>
        <translation>风格详情…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>BlendPad</name>
    <message>
        <source>Blend pad</source>
        <translation>混合板</translation>
    </message>
    <message>
        <source>{look}
Click to have all of this look</source>
        <translation>{look}
单击可完全使用此风格</translation>
    </message>
</context>
<context>
    <name>BlendPadPart</name>
    <message>
        <source>Drag the dot: the nearer to a look, the more of it.
Double click shares evenly; arrows move the dot, Ctrl makes the steps fine</source>
        <translation>拖动圆点：离哪个风格越近，其占比越大。
双击可平均分配；方向键可移动圆点，按住 Ctrl 可微调</translation>
    </message>
    <message>
        <source>One look is on solo: end that to blend on the pad.</source>
        <translation>有一个风格处于独显：结束独显后即可在混合板上混合。</translation>
    </message>
    <message>
        <source>The pad blends two to four looks: add another one.</source>
        <translation>混合板可混合二至四个风格：请再添加一个。</translation>
    </message>
    <message>
        <source>The pad takes up to four looks: mute or remove {count} to use it.</source>
        <translation>混合板最多支持四个风格：请停用或移除 {count} 个后使用。</translation>
    </message>
    <message>
        <source>A weight below 0 % is not on the pad. Move the dot to share out the weights anew.</source>
        <translation>低于 0 % 的权重无法在混合板上表示。移动圆点可重新分配权重。</translation>
    </message>
    <message>
        <source>The weights sum to {total}; on the pad they share 100 %. Move the dot to share them out anew.</source>
        <translation>权重总和为 {total}；在混合板上共享 100 %。移动圆点可重新分配权重。</translation>
    </message>
    <message>
        <source>Not every mix of four looks has a place: the dot stands near this one.</source>
        <translation>并非四个风格的每种混合都有对应位置：圆点位于最接近此混合之处。</translation>
    </message>
</context>
<context>
    <name>BlendPanel</name>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>How the looks are blended</source>
        <translation>风格的混合方式</translation>
    </message>
    <message>
        <source>Mix: the exact mix of the looks&apos; colours</source>
        <translation>混色：风格颜色的精确混合</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混色</translation>
    </message>
    <message>
        <source>Morph: a path of its own between the looks; creative, not a mix</source>
        <translation>变形：在风格之间另取路径；富有创意，并非混色</translation>
    </message>
    <message>
        <source>Morph: with the looks of the spare file, the same as Mix</source>
        <translation>变形：对于备用文件中的风格，与混色相同</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Click a look to start;
Ctrl+click adds another</source>
        <translation>单击一个风格开始；
Ctrl+单击可再添加一个</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Solo: only {look} counts. Click its eye to end it.</source>
        <translation>独显：只有 {look} 起作用。单击其眼睛图标可结束。</translation>
    </message>
    <message>
        <source>Mix with the original; beyond 100 % goes past the look</source>
        <translation>与原片混合；超过 100 % 则强于风格本身</translation>
    </message>
    <message>
        <source>Add a look to choose how much of it</source>
        <translation>添加风格后可调整其强度</translation>
    </message>
    <message>
        <source>Let the weights share 100 %; off, every weight counts as it is</source>
        <translation>让各权重共享 100 %；关闭时，各权重按原值计算</translation>
    </message>
    <message>
        <source>Add a second look to share out 100 % among the looks</source>
        <translation>添加第二个风格后，可在各风格间分配 100 %</translation>
    </message>
    <message>
        <source>Add a second look to choose between Mix and Morph</source>
        <translation>添加第二个风格后，可在混色与变形之间选择</translation>
    </message>
    <message>
        <source>Undo the looks instead of applying them, amount included:
a photo that already has them gets its own colours back.
Light and colour adjustments are not undone; they work on what came back.</source>
        <translation>还原风格而不是应用风格，并计入强度：
已带有这些风格的照片会恢复自身的颜色。
光线和颜色调整不会被还原；它们作用于恢复后的结果。</translation>
    </message>
    <message>
        <source>Add a look to undo what it does</source>
        <translation>添加风格后可还原其效果</translation>
    </message>
    <message>
        <source>You deleted this look; the photo keeps it</source>
        <translation>您已删除此风格；照片仍保留它</translation>
    </message>
    <message>
        <source>This look is not in your library; the photo keeps it</source>
        <translation>此风格不在您的库中；照片仍保留它</translation>
    </message>
    <message>
        <source>This look came with the session</source>
        <translation>此风格来自会话</translation>
    </message>
    <message>
        <source>Replace {look} with</source>
        <translation>将 {look} 替换为</translation>
    </message>
</context>
<context>
    <name>BlendRow</name>
    <message>
        <source>Take this look out of the blend</source>
        <translation>从混合中移除此风格</translation>
    </message>
    <message>
        <source>Drag to another place; Alt+Up and Alt+Down move it, too</source>
        <translation>拖动到其他位置；也可用 Alt+向上键和 Alt+向下键移动</translation>
    </message>
    <message>
        <source>Remove {look}</source>
        <translation>移除 {look}</translation>
    </message>
    <message>
        <source>{look}, {share} of the blend</source>
        <translation>{look}，占混合的 {share}</translation>
    </message>
    <message>
        <source>End solo of {look}</source>
        <translation>结束 {look} 的独显</translation>
    </message>
    <message>
        <source>Only this look counts: click to bring the others back</source>
        <translation>只有此风格起作用：单击可恢复其他风格</translation>
    </message>
    <message>
        <source>Take {look} back in</source>
        <translation>重新启用 {look}</translation>
    </message>
    <message>
        <source>Take this look back into the blend</source>
        <translation>在混合中重新启用此风格</translation>
    </message>
    <message>
        <source>Mute {look}</source>
        <translation>停用 {look}</translation>
    </message>
    <message>
        <source>Leave this look out for a while; its weight is kept</source>
        <translation>暂时停用此风格；其权重会保留</translation>
    </message>
    <message>
        <source>Alt+click: this look alone</source>
        <translation>Alt+单击：仅显示此风格</translation>
    </message>
</context>
<context>
    <name>BlendSaveForm</name>
    <message>
        <source>Title of the new look</source>
        <translation>新风格的标题</translation>
    </message>
    <message>
        <source>With light, colour and toning</source>
        <translation>包含光线、颜色和调色</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save look</source>
        <translation>存储风格</translation>
    </message>
    <message>
        <source>Save blend as look</source>
        <translation>将混合存储为风格</translation>
    </message>
    <message>
        <source>Put what is set below the blend into the look, too</source>
        <translation>将混合下方的设置也存入风格</translation>
    </message>
    <message>
        <source>There is no look in the blend: this is all there is to save</source>
        <translation>混合中没有风格：可存储的只有这些</translation>
    </message>
    <message>
        <source>Light, colour and toning are neutral: nothing to add</source>
        <translation>光线、颜色和调色均为默认值：无可添加</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在存储…</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Drop a photo here, or Open…</source>
        <translation>将照片拖放到此处，或打开…</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ClipMark</name>
    <message>
        <source>Shadows clipped: {share} % of the picture</source>
        <translation>阴影剪切：占画面的 {share} %</translation>
    </message>
    <message>
        <source>Highlights clipped: {share} % of the picture</source>
        <translation>高光剪切：占画面的 {share} %</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Click: mark them on the photo. Right click: in which colours.</source>
        <translation>单击：在照片上标示。右键单击：选择标示颜色。</translation>
    </message>
</context>
<context>
    <name>ClippingMarks</name>
    <message>
        <source>Highlights</source>
        <translation>高光</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Nothing is clipped</source>
        <translation>没有剪切</translation>
    </message>
</context>
<context>
    <name>ColourPage</name>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None: the screen is sRGB</source>
        <translation>无：屏幕为 sRGB</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>Profile of the monitor</source>
        <translation>显示器配置文件</translation>
    </message>
    <message>
        <source>The ICC profile that photos are shown through</source>
        <translation>显示照片所用的 ICC 配置文件</translation>
    </message>
    <message>
        <source>Photos and tiles are shown through it; exports and scopes are not touched by it.</source>
        <translation>照片和缩览图通过它显示；导出和示波器不受影响。</translation>
    </message>
    <message>
        <source>{name}…</source>
        <translation>{name}…</translation>
    </message>
    <message>
        <source>In use: {name}</source>
        <translation>正在使用：{name}</translation>
    </message>
    <message>
        <source>Colour profiles (*.icc *.icm);;All files (*)</source>
        <translation>颜色配置文件 (*.icc *.icm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>The grey around the photo</source>
        <translation>照片周围的灰色</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>跟随主题</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>Dark grey</source>
        <translation>深灰</translation>
    </message>
    <message>
        <source>Middle grey</source>
        <translation>中灰</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>浅灰</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Surround to judge colours</source>
        <translation>色彩评估的边框</translation>
    </message>
    <message>
        <source>How much grey there is around the photo in colour assessment</source>
        <translation>色彩评估时照片周围灰色区域的大小</translation>
    </message>
    <message>
        <source>Clipping is marked in</source>
        <translation>剪切标示颜色</translation>
    </message>
    <message>
        <source>The colours for highlights and shadows that are clipped</source>
        <translation>用于标示高光剪切和阴影剪切的颜色</translation>
    </message>
    <message>
        <source>Red and blue</source>
        <translation>红色和蓝色</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑色和白色</translation>
    </message>
    <message>
        <source>Purple and green</source>
        <translation>紫色和绿色</translation>
    </message>
    <message>
        <source>Gamut warning for</source>
        <translation>色域警告对象</translation>
    </message>
    <message>
        <source>Colours outside this colour space are marked</source>
        <translation>标示超出此色彩空间的颜色</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Find a command or a look</source>
        <translation>查找命令或风格</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open photos…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open every photo in a folder, to walk through them</source>
        <translation>打开文件夹中的所有照片并逐张浏览</translation>
    </message>
    <message>
        <source>Import LUTs…</source>
        <translation>导入 LUT…</translation>
    </message>
    <message>
        <source>Add looks to your library from LUT files</source>
        <translation>从 LUT 文件向风格库添加风格</translation>
    </message>
    <message>
        <source>Import folder of LUTs…</source>
        <translation>导入 LUT 文件夹…</translation>
    </message>
    <message>
        <source>Add every LUT file in a folder to your library</source>
        <translation>将文件夹中的所有 LUT 文件添加到风格库</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>打开会话…</translation>
    </message>
    <message>
        <source>Open a saved edit with its looks</source>
        <translation>打开已存储的编辑及其风格</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>存储会话…</translation>
    </message>
    <message>
        <source>Save this edit with its looks, to go on later</source>
        <translation>存储此编辑及其风格，以便稍后继续</translation>
    </message>
    <message>
        <source>Export photo…</source>
        <translation>导出照片…</translation>
    </message>
    <message>
        <source>Write the graded photo to a new file</source>
        <translation>将调色后的照片写入新文件</translation>
    </message>
    <message>
        <source>Export LUT…</source>
        <translation>导出 LUT…</translation>
    </message>
    <message>
        <source>Write this edit&apos;s colours as a LUT for other programs</source>
        <translation>将此编辑的颜色写成 LUT，供其他程序使用</translation>
    </message>
    <message>
        <source>Batch export…</source>
        <translation>批量导出…</translation>
    </message>
    <message>
        <source>Write many photos in one go, each graded alike or with its own edit</source>
        <translation>一次导出多张照片，可使用相同编辑或各自的编辑</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do the undone step again</source>
        <translation>重新执行已撤销的步骤</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史记录…</translation>
    </message>
    <message>
        <source>List every step, to go back and forth in them</source>
        <translation>列出每个步骤，可前后跳转</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>复制设置</translation>
    </message>
    <message>
        <source>Copy this photo&apos;s looks and adjustments</source>
        <translation>复制此照片的风格和调整</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>粘贴设置</translation>
    </message>
    <message>
        <source>Give this photo the copied looks and adjustments</source>
        <translation>将复制的风格和调整应用到此照片</translation>
    </message>
    <message>
        <source>Paste to the selected photos…</source>
        <translation>粘贴到所选照片…</translation>
    </message>
    <message>
        <source>Give all photos that are selected in the filmstrip what you choose of the copied looks and adjustments</source>
        <translation>从复制的风格和调整中选择，并应用到胶片条中所选的全部照片</translation>
    </message>
    <message>
        <source>Save preset…</source>
        <translation>存储预设…</translation>
    </message>
    <message>
        <source>Keep this edit, or parts of it, under a name</source>
        <translation>为此编辑或其中一部分命名并保存</translation>
    </message>
    <message>
        <source>Manage presets…</source>
        <translation>管理预设…</translation>
    </message>
    <message>
        <source>Rename, delete, import and export presets</source>
        <translation>重命名、删除、导入和导出预设</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Empty the blend</source>
        <translation>清空混合</translation>
    </message>
    <message>
        <source>Adjustments</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Set light and colour to neutral</source>
        <translation>将光线和颜色恢复为默认值</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Go back to the photo as it was</source>
        <translation>恢复照片的原始状态</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>首选项…</translation>
    </message>
    <message>
        <source>Language, theme, colour, models, keys</source>
        <translation>语言、主题、颜色、模型、快捷键</translation>
    </message>
    <message>
        <source>Previous look</source>
        <translation>上一个风格</translation>
    </message>
    <message>
        <source>Try the look before this one</source>
        <translation>尝试上一个风格</translation>
    </message>
    <message>
        <source>Next look</source>
        <translation>下一个风格</translation>
    </message>
    <message>
        <source>Try the look after this one</source>
        <translation>尝试下一个风格</translation>
    </message>
    <message>
        <source>Search looks</source>
        <translation>搜索风格</translation>
    </message>
    <message>
        <source>Find a look by name, category or author</source>
        <translation>按名称、类别或作者查找风格</translation>
    </message>
    <message>
        <source>Add to blend</source>
        <translation>添加到混合</translation>
    </message>
    <message>
        <source>Add the look that is marked in the list to the blend</source>
        <translation>将列表中选定的风格添加到混合</translation>
    </message>
    <message>
        <source>Invert blend</source>
        <translation>反转混合</translation>
    </message>
    <message>
        <source>Undo the blend instead of applying it</source>
        <translation>还原混合而不是应用混合</translation>
    </message>
    <message>
        <source>Blend pad</source>
        <translation>混合板</translation>
    </message>
    <message>
        <source>Blend two to four looks by moving a dot between them</source>
        <translation>在二至四个风格之间移动圆点来混合</translation>
    </message>
    <message>
        <source>Save blend as look…</source>
        <translation>将混合存储为风格…</translation>
    </message>
    <message>
        <source>Put this blend among your looks</source>
        <translation>将此混合存入您的风格</translation>
    </message>
    <message>
        <source>Look details…</source>
        <translation>风格详情…</translation>
    </message>
    <message>
        <source>What the current look does to colours, and whether it can be undone</source>
        <translation>当前风格对颜色的影响，以及能否还原</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Keep the current look among the favourites</source>
        <translation>将当前风格加入收藏</translation>
    </message>
    <message>
        <source>Remove from blend</source>
        <translation>从混合中移除</translation>
    </message>
    <message>
        <source>Take the look added last out of the blend</source>
        <translation>从混合中移除最后添加的风格</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Make a flat, dark, tinted or dull photo look right</source>
        <translation>改善平淡、过暗、偏色或沉闷的照片</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>去朦胧</translation>
    </message>
    <message>
        <source>Take haze off the photo</source>
        <translation>去除照片中的雾霾</translation>
    </message>
    <message>
        <source>Keep Enhance as a look…</source>
        <translation>将增强存储为风格…</translation>
    </message>
    <message>
        <source>Put what Enhance does to this photo&apos;s colours among your looks</source>
        <translation>将增强对此照片颜色的处理存入您的风格</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>上一张照片</translation>
    </message>
    <message>
        <source>Go to the photo before this one in the filmstrip</source>
        <translation>转到胶片条中的上一张照片</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张照片</translation>
    </message>
    <message>
        <source>Go to the photo after this one in the filmstrip</source>
        <translation>转到胶片条中的下一张照片</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>无星级</translation>
    </message>
    <message>
        <source>Rate the selected photos, or the one on screen</source>
        <translation>为所选照片或屏幕上的照片设置星级</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 星</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 星</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 星</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 星</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 星</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Run Enhance and Dehaze where they are fastest</source>
        <translation>在最快的设备上运行增强和去朦胧</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Run Enhance and Dehaze on the processor</source>
        <translation>在处理器上运行增强和去朦胧</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Run Enhance and Dehaze on the graphics card</source>
        <translation>在显卡上运行增强和去朦胧</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>Show the whole photo</source>
        <translation>显示整张照片</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Show one photo pixel on one screen pixel</source>
        <translation>照片像素与屏幕像素一一对应</translation>
    </message>
    <message>
        <source>Fit or 100 %</source>
        <translation>适合或 100 %</translation>
    </message>
    <message>
        <source>Switch between the whole photo and its pixels</source>
        <translation>在整张照片与实际像素之间切换</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>Show the original in place of the edit</source>
        <translation>显示原片而不是编辑结果</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Compare original and edit with a divider you can drag</source>
        <translation>用可拖动的分割线比较原片和编辑结果</translation>
    </message>
    <message>
        <source>Show unrecoverable colours</source>
        <translation>显示不可恢复的颜色</translation>
    </message>
    <message>
        <source>Mark the colours that the looks merge; with Invert on, those that cannot come back</source>
        <translation>标示被风格合并的颜色；启用反转时，标示无法恢复的颜色</translation>
    </message>
    <message>
        <source>Next scope</source>
        <translation>下一个示波器</translation>
    </message>
    <message>
        <source>Histogram, RGB parade, waveform, vectorscope</source>
        <translation>直方图、RGB 分量、波形、矢量示波器</translation>
    </message>
    <message>
        <source>Preview looks under the pointer</source>
        <translation>预览指针下的风格</translation>
    </message>
    <message>
        <source>Show a look on the photo while you point at it</source>
        <translation>指向某个风格时，在照片上显示其效果</translation>
    </message>
    <message>
        <source>Show haze</source>
        <translation>显示雾霾</translation>
    </message>
    <message>
        <source>Lay red over the picture where Dehaze sees haze: the denser, the redder</source>
        <translation>在画面上用红色覆盖去朦胧识别出的雾霾：越浓越红</translation>
    </message>
    <message>
        <source>Soft proof</source>
        <translation>软打样</translation>
    </message>
    <message>
        <source>Show the photo as a printer, a press or another screen will</source>
        <translation>按打印机、印刷机或其他屏幕的效果显示照片</translation>
    </message>
    <message>
        <source>Keep still</source>
        <translation>保存快照</translation>
    </message>
    <message>
        <source>Keep all of this edit as a still, to compare and to go back to</source>
        <translation>将整个编辑保存为快照，以便比较和恢复</translation>
    </message>
    <message>
        <source>Compare stills</source>
        <translation>比较快照</translation>
    </message>
    <message>
        <source>Show the photo under every still side by side, to choose from</source>
        <translation>并排显示各快照下的照片以供选择</translation>
    </message>
    <message>
        <source>Take up still A</source>
        <translation>应用快照 A</translation>
    </message>
    <message>
        <source>Make still A the edit</source>
        <translation>将快照 A 设为当前编辑</translation>
    </message>
    <message>
        <source>Take up still B</source>
        <translation>应用快照 B</translation>
    </message>
    <message>
        <source>Make still B the edit</source>
        <translation>将快照 B 设为当前编辑</translation>
    </message>
    <message>
        <source>Take up still C</source>
        <translation>应用快照 C</translation>
    </message>
    <message>
        <source>Make still C the edit</source>
        <translation>将快照 C 设为当前编辑</translation>
    </message>
    <message>
        <source>Take up still D</source>
        <translation>应用快照 D</translation>
    </message>
    <message>
        <source>Make still D the edit</source>
        <translation>将快照 D 设为当前编辑</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Show the photos that are open in a row, where there are several</source>
        <translation>打开多张照片时，将其排成一行显示</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>隐藏面板</translation>
    </message>
    <message>
        <source>Leave the window to the photo (key while it has the focus)</source>
        <translation>将窗口留给照片（焦点在照片上时可用此键）</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Picture only</source>
        <translation>仅显示照片</translation>
    </message>
    <message>
        <source>Fill the screen with the photo and nothing else; Esc comes back</source>
        <translation>让照片占满屏幕，不显示其他内容；按 Esc 返回</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show the photo larger</source>
        <translation>放大显示照片</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show the photo smaller</source>
        <translation>缩小显示照片</translation>
    </message>
    <message>
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message>
        <source>Show one photo pixel on two by two screen pixels</source>
        <translation>一个照片像素对应 2 × 2 个屏幕像素</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>填满</translation>
    </message>
    <message>
        <source>Cover the canvas with the photo</source>
        <translation>让照片铺满画布</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Show original and edit beside or above each other, at the same place</source>
        <translation>并排或上下显示原片和编辑结果的相同位置</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>旋转分割线</translation>
    </message>
    <message>
        <source>Turn the divider between original and edit by 45°; its ends turn it</source>
        <translation>将原片与编辑结果之间的分割线旋转 45°；也可拖动其两端旋转</translation>
    </message>
    <message>
        <source>Show clipping</source>
        <translation>显示剪切</translation>
    </message>
    <message>
        <source>Mark highlights and shadows in which a channel is at its end, in the edit or in the photo itself</source>
        <translation>标记某个通道已达到极限的高光和阴影，无论是在编辑中还是照片本身</translation>
    </message>
    <message>
        <source>Red and blue</source>
        <translation>红色和蓝色</translation>
    </message>
    <message>
        <source>Mark highlights red, shadows with blue bars</source>
        <translation>高光标为红色，阴影标为蓝色条纹</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>黑色和白色</translation>
    </message>
    <message>
        <source>Mark highlights black, shadows with white bars</source>
        <translation>高光标为黑色，阴影标为白色条纹</translation>
    </message>
    <message>
        <source>Purple and green</source>
        <translation>紫色和绿色</translation>
    </message>
    <message>
        <source>Mark highlights purple, shadows with green bars</source>
        <translation>高光标为紫色，阴影标为绿色条纹</translation>
    </message>
    <message>
        <source>Show gamut warning</source>
        <translation>显示色域警告</translation>
    </message>
    <message>
        <source>Mark the colours that lie outside of a colour space</source>
        <translation>标示超出色彩空间的颜色</translation>
    </message>
    <message>
        <source>Outside sRGB</source>
        <translation>超出 sRGB</translation>
    </message>
    <message>
        <source>Mark what most screens and the web cannot show</source>
        <translation>标示多数屏幕和网页无法显示的颜色</translation>
    </message>
    <message>
        <source>Outside Display P3</source>
        <translation>超出 Display P3</translation>
    </message>
    <message>
        <source>Mark what wide-gamut screens cannot show</source>
        <translation>标示广色域屏幕无法显示的颜色</translation>
    </message>
    <message>
        <source>Outside Adobe RGB</source>
        <translation>超出 Adobe RGB</translation>
    </message>
    <message>
        <source>Mark what files for print in Adobe RGB cannot hold</source>
        <translation>标示 Adobe RGB 印刷文件无法容纳的颜色</translation>
    </message>
    <message>
        <source>Colour assessment</source>
        <translation>色彩评估</translation>
    </message>
    <message>
        <source>Show the photo in middle grey with a white frame, to judge its colours</source>
        <translation>在中灰背景和白色边框中显示照片，以便判断颜色</translation>
    </message>
    <message>
        <source>Next canvas grey</source>
        <translation>下一种画布灰色</translation>
    </message>
    <message>
        <source>Theme, black, dark, middle and light grey, white</source>
        <translation>主题、黑色、深灰、中灰、浅灰、白色</translation>
    </message>
    <message>
        <source>As the theme</source>
        <translation>跟随主题</translation>
    </message>
    <message>
        <source>The theme&apos;s own grey</source>
        <translation>主题自带的灰色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>L* 0</source>
        <translation>L* 0</translation>
    </message>
    <message>
        <source>Dark grey</source>
        <translation>深灰</translation>
    </message>
    <message>
        <source>L* 20</source>
        <translation>L* 20</translation>
    </message>
    <message>
        <source>Middle grey</source>
        <translation>中灰</translation>
    </message>
    <message>
        <source>L* 50</source>
        <translation>L* 50</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>浅灰</translation>
    </message>
    <message>
        <source>L* 80</source>
        <translation>L* 80</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>L* 100</source>
        <translation>L* 100</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Find a command or a look by a few letters</source>
        <translation>输入几个字母即可查找命令或风格</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Every key on one sheet</source>
        <translation>一页列出所有快捷键</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copy what a report of a fault needs to know of this computer; no photo is named</source>
        <translation>复制故障报告所需的本机信息；不含照片名称</translation>
    </message>
    <message>
        <source>About Looksmith</source>
        <translation>关于 Looksmith</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本和许可证</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>风格(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>照片(&amp;P)</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>设置星级</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Gamut warning</source>
        <translation>色域警告</translation>
    </message>
    <message>
        <source>Canvas grey</source>
        <translation>画布灰色</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Space (hold)</source>
        <translation>空格键（按住）</translation>
    </message>
    <message>
        <source>See the original</source>
        <translation>查看原片</translation>
    </message>
    <message>
        <source>Hold the eye</source>
        <translation>按住眼睛图标</translation>
    </message>
    <message>
        <source>See the photo without just Enhance or Dehaze</source>
        <translation>查看不含增强或去朦胧的照片</translation>
    </message>
    <message>
        <source>Wheel or pinch</source>
        <translation>滚轮或双指捏合</translation>
    </message>
    <message>
        <source>Zoom to the pointer</source>
        <translation>以指针为中心缩放</translation>
    </message>
    <message>
        <source>Drag or arrow keys</source>
        <translation>拖动或方向键</translation>
    </message>
    <message>
        <source>Move the zoomed photo, or the divider</source>
        <translation>移动放大的照片或分割线</translation>
    </message>
    <message>
        <source>Drag an end of the divider</source>
        <translation>拖动分割线的一端</translation>
    </message>
    <message>
        <source>Turn it; with Shift in steps of 15°</source>
        <translation>旋转分割线；按住 Shift 以 15° 为步长</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Ctrl+Tab on the photo</source>
        <translation>焦点在照片上时按 Ctrl+Tab</translation>
    </message>
    <message>
        <source>Go on to the next control, as Tab does elsewhere</source>
        <translation>转到下一个控件，与别处的 Tab 相同</translation>
    </message>
    <message>
        <source>Ctrl+drag</source>
        <translation>Ctrl+拖动</translation>
    </message>
    <message>
        <source>Measure a part of the photo with the scopes</source>
        <translation>用示波器测量照片的一部分</translation>
    </message>
    <message>
        <source>Point at a look</source>
        <translation>指向风格</translation>
    </message>
    <message>
        <source>See it on the photo</source>
        <translation>在照片上查看效果</translation>
    </message>
    <message>
        <source>Ctrl+wheel over looks</source>
        <translation>在风格上 Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Make the tiles larger or smaller</source>
        <translation>放大或缩小缩览图</translation>
    </message>
    <message>
        <source>Click a look</source>
        <translation>单击风格</translation>
    </message>
    <message>
        <source>Put it in place of the blend</source>
        <translation>用它取代当前混合</translation>
    </message>
    <message>
        <source>Ctrl+click a look</source>
        <translation>Ctrl+单击风格</translation>
    </message>
    <message>
        <source>Add it to the blend</source>
        <translation>将其添加到混合</translation>
    </message>
    <message>
        <source>Hold a still</source>
        <translation>按住快照</translation>
    </message>
    <message>
        <source>See it on the photo; a click takes it up</source>
        <translation>在照片上查看效果；单击则应用</translation>
    </message>
    <message>
        <source>Alt+click a still</source>
        <translation>Alt+单击快照</translation>
    </message>
    <message>
        <source>Keep the edit in its place</source>
        <translation>用当前编辑取代该快照</translation>
    </message>
    <message>
        <source>Alt+click the eye of a look</source>
        <translation>Alt+单击风格的眼睛图标</translation>
    </message>
    <message>
        <source>See it alone, and all of them again</source>
        <translation>仅显示该风格，再次操作恢复全部</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down in the blend</source>
        <translation>在混合中按 Alt+向上键和 Alt+向下键</translation>
    </message>
    <message>
        <source>Move the look up or down</source>
        <translation>上移或下移风格</translation>
    </message>
    <message>
        <source>Ctrl+click or Shift+click a photo</source>
        <translation>Ctrl+单击或 Shift+单击照片</translation>
    </message>
    <message>
        <source>Select several in the filmstrip</source>
        <translation>在胶片条中选择多张</translation>
    </message>
    <message>
        <source>Click the stars of a photo</source>
        <translation>单击照片的星形</translation>
    </message>
    <message>
        <source>Rate it; the same star again takes them</source>
        <translation>设置星级；再次单击同一星形可清除</translation>
    </message>
    <message>
        <source>Double click a slider</source>
        <translation>双击滑块</translation>
    </message>
    <message>
        <source>Set it back to neutral</source>
        <translation>恢复为默认值</translation>
    </message>
    <message>
        <source>Photo and looks</source>
        <translation>照片和风格</translation>
    </message>
</context>
<context>
    <name>ComparingBoard</name>
    <message>
        <source>Before</source>
        <translation>修改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>修改后</translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>Click to add a point, drag to move it, double click to take it away</source>
        <translation>单击添加点，拖动移动点，双击移除点</translation>
    </message>
    <message>
        <source>Point {number} of {count}: input {x} %, output {y} %</source>
        <translation>第 {number}/{count} 个点：输入 {x} %，输出 {y} %</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>Tones</source>
        <translation>明暗</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>The curve of {channel}</source>
        <translation>{channel}曲线</translation>
    </message>
    <message>
        <source>Curve of {channel}</source>
        <translation>{channel}曲线</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Tone curves</source>
        <translation>色调曲线</translation>
    </message>
    <message>
        <source>What becomes of the greys: input from left to right, output from the bottom up</source>
        <translation>灰色的变化：输入从左到右，输出从下到上</translation>
    </message>
</context>
<context>
    <name>DeviceChoice</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic (processor)</source>
        <translation>自动（处理器）</translation>
    </message>
    <message>
        <source>Automatic (graphics card)</source>
        <translation>自动（显卡）</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Graphics card (none that can be used)</source>
        <translation>显卡（没有可用的）</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>Add {look}</source>
        <translation>添加 {look}</translation>
    </message>
    <message>
        <source>Remove {look}</source>
        <translation>移除 {look}</translation>
    </message>
    <message>
        <source>Weight of {look}</source>
        <translation>{look} 的权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Mute {look}</source>
        <translation>停用 {look}</translation>
    </message>
    <message>
        <source>Unmute {look}</source>
        <translation>启用 {look}</translation>
    </message>
    <message>
        <source>Solo {look}</source>
        <translation>独显 {look}</translation>
    </message>
    <message>
        <source>End solo of {look}</source>
        <translation>结束 {look} 的独显</translation>
    </message>
    <message>
        <source>Move {look}</source>
        <translation>移动 {look}</translation>
    </message>
    <message>
        <source>{old} becomes {new}</source>
        <translation>{old} 替换为 {new}</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混色</translation>
    </message>
    <message>
        <source>{step} {percent} %</source>
        <translation>{step} {percent} %</translation>
    </message>
    <message>
        <source>{step} off</source>
        <translation>关闭{step}</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>去朦胧</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Reset look</source>
        <translation>复位风格</translation>
    </message>
    <message>
        <source>Reset adjustments</source>
        <translation>复位调整</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部复位</translation>
    </message>
</context>
<context>
    <name>EditColumn</name>
    <message>
        <source>Export LUT…</source>
        <translation>导出 LUT…</translation>
    </message>
    <message>
        <source>Export photo…</source>
        <translation>导出照片…</translation>
    </message>
</context>
<context>
    <name>EditHandlers</name>
    <message>
        <source>Settings copied</source>
        <translation>已复制设置</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>粘贴设置</translation>
    </message>
</context>
<context>
    <name>EnhanceKeeper</name>
    <message>
        <source>Keep Enhance as a look</source>
        <translation>将增强存储为风格</translation>
    </message>
    <message>
        <source>What Enhance does to this photo&apos;s colours becomes a look for any photo.
Title</source>
        <translation>增强对此照片颜色的处理将成为可用于任何照片的风格。
标题</translation>
    </message>
    <message>
        <source>Keeping {title}</source>
        <translation>正在保存 {title}</translation>
    </message>
    <message>
        <source>Enhanced</source>
        <translation>增强效果</translation>
    </message>
    <message>
        <source>{photo} enhanced</source>
        <translation>{photo} 增强</translation>
    </message>
    <message>
        <source>These colours are in your library already: “{title}”.</source>
        <translation>这些颜色已在您的风格库中：“{title}”。</translation>
    </message>
    <message>
        <source>Kept as “{title}” in your looks.</source>
        <translation>已作为“{title}”存入您的风格。</translation>
    </message>
</context>
<context>
    <name>ErrorRelay</name>
    <message>
        <source>Something went wrong: {reason}</source>
        <translation>出现问题：{reason}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>ExportLutDialog</name>
    <message>
        <source>Export LUT</source>
        <translation>导出 LUT</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Give a photo the looks, or take them off one</source>
        <translation>为照片应用风格，或从照片中去除风格</translation>
    </message>
    <message>
        <source>Apply the looks</source>
        <translation>应用风格</translation>
    </message>
    <message>
        <source>Undo the looks</source>
        <translation>还原风格</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Which programs can read it; .cube is read nearly everywhere</source>
        <translation>决定哪些程序可以读取；.cube 几乎通用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Lattice points along each axis; cameras often want 33</source>
        <translation>每个轴上的网格点数；相机通常需要 33</translation>
    </message>
    <message>
        <source>{n} × {n} × {n}</source>
        <translation>{n} × {n} × {n}</translation>
    </message>
    <message>
        <source>The name that other programs show</source>
        <translation>其他程序显示的名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Inverse of {looks}</source>
        <translation>{looks} 的反转</translation>
    </message>
    <message>
        <source>sRGB in and out, as the picture on screen.</source>
        <translation>输入和输出均为 sRGB，与屏幕画面一致。</translation>
    </message>
    <message>
        <source>This LUT takes the looks off, at their amount. Size 65 is more exact than 33.</source>
        <translation>此 LUT 按所设强度还原风格。尺寸 65 比 33 更精确。</translation>
    </message>
    <message>
        <source>Light and colour adjustments follow; they are not undone.</source>
        <translation>光线和颜色调整随后进行；不会被还原。</translation>
    </message>
</context>
<context>
    <name>ExportPhotoDialog</name>
    <message>
        <source>Export photo</source>
        <translation>导出照片</translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write the file ({key})</source>
        <translation>写入文件 ({key})</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <translation>{width} × {height} 像素</translation>
    </message>
    <message>
        <source> · put on white</source>
        <translation> · 置于白底</translation>
    </message>
    <message>
        <source> · about {size}</source>
        <translation> · 约 {size}</translation>
    </message>
    <message>
        <source>The folder cannot be made: {reason}.</source>
        <translation>无法创建文件夹：{reason}。</translation>
    </message>
</context>
<context>
    <name>ExportPresets</name>
    <message>
        <source>Web: sRGB JPEG, 2048 px</source>
        <translation>网页：sRGB JPEG，2048 像素</translation>
    </message>
    <message>
        <source>Print: 16-bit TIFF, Adobe RGB</source>
        <translation>印刷：16 位 TIFF，Adobe RGB</translation>
    </message>
    <message>
        <source>Archive: 16-bit TIFF, ProPhoto RGB</source>
        <translation>存档：16 位 TIFF，ProPhoto RGB</translation>
    </message>
    <message>
        <source>Compositing: OpenEXR, half floats</source>
        <translation>合成：OpenEXR，半精度浮点</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>The export waits until Enhance is found.</source>
        <translation>导出将等待增强计算完成。</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>导出 {name}</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>已将 {name} 导出到 {folder}</translation>
    </message>
    <message>
        <source>{name} came meanwhile and stays as it is.</source>
        <translation>{name} 在此期间出现，已保持原样。</translation>
    </message>
</context>
<context>
    <name>FactsReader</name>
    <message>
        <source>Reading ratings</source>
        <translation>读取星级</translation>
    </message>
</context>
<context>
    <name>FileHandlers</name>
    <message>
        <source>Photos ({endings});;All files (*)</source>
        <translation>照片 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Originals are never written to. The export dialog begins with what is chosen here, and remembers here what is chosen there.</source>
        <translation>原片绝不会被改写。导出对话框以此处的选择为初始值，并将在其中所做的选择记在此处。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>The folder that exports go to</source>
        <translation>导出文件所在的文件夹</translation>
    </message>
    <message>
        <source>Beside the photo</source>
        <translation>照片旁边</translation>
    </message>
    <message>
        <source>If a file exists</source>
        <translation>若文件已存在</translation>
    </message>
    <message>
        <source>What happens where a file of that name is there already</source>
        <translation>已有同名文件时的处理方式</translation>
    </message>
    <message>
        <source>Find a free name</source>
        <translation>使用未占用的名称</translation>
    </message>
    <message>
        <source>Ask in the dialog</source>
        <translation>在对话框中询问</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>What goes along of the camera&apos;s and your own notes</source>
        <translation>随文件保留的相机信息和您的备注</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All but the place</source>
        <translation>除位置以外的全部</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部复位</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>That is all there is to it.</source>
        <translation>就这么简单。</translation>
    </message>
    <message>
        <source>Open your own photo, or drop it here</source>
        <translation>打开您的照片，或将其拖放到此处</translation>
    </message>
    <message>
        <source>Point at a look to see it on the photo</source>
        <translation>指向风格，即可在照片上查看效果</translation>
    </message>
    <message>
        <source>Click to take it, Ctrl+click to blend, {key} to export</source>
        <translation>单击应用，Ctrl+单击混合，{key} 导出</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Where the file is written</source>
        <translation>文件的写入位置</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>FolderReader</name>
    <message>
        <source>The folder cannot be read: {reason}.</source>
        <translation>无法读取文件夹：{reason}。</translation>
    </message>
    <message>
        <source>There are no photos in this folder.</source>
        <translation>此文件夹中没有照片。</translation>
    </message>
    <message>
        <source>Looking into {name}</source>
        <translation>查看 {name}</translation>
    </message>
</context>
<context>
    <name>GamutMarks</name>
    <message>
        <source>Every colour fits in {space}</source>
        <translation>所有颜色都在 {space} 之内</translation>
    </message>
    <message>
        <source>Outside {space} {percent}</source>
        <translation>超出 {space} {percent}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window</source>
        <translation>窗口的语言</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>How light the window is</source>
        <translation>窗口的明暗</translation>
    </message>
    <message>
        <source>All three are free of colour. A photo seems lighter in a dark window than on paper, and darker in a light one; grey stands between.</source>
        <translation>三者均不带色彩。在深色窗口中，照片看起来比纸上更亮；在浅色窗口中则更暗；灰色介于两者之间。</translation>
    </message>
    <message>
        <source>Start with the last session</source>
        <translation>启动时恢复上次会话</translation>
    </message>
    <message>
        <source>Open the photos that were open, with their edits and steps</source>
        <translation>打开上次打开的照片及其编辑和步骤</translation>
    </message>
    <message>
        <source>QT_SCALE_FACTOR is set on this computer and goes first.</source>
        <translation>本机已设置 QT_SCALE_FACTOR，以其为准。</translation>
    </message>
    <message>
        <source>Beyond that the window would not fit on this screen.</source>
        <translation>再大则窗口将超出此屏幕。</translation>
    </message>
    <message>
        <source>Size of texts and controls</source>
        <translation>文字和控件大小</translation>
    </message>
    <message>
        <source>On top of the size that the system gives</source>
        <translation>在系统缩放的基础上再缩放</translation>
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
        <translation>{title}，已更改</translation>
    </message>
    <message>
        <source>Click to open or close {title}, double click to reset it</source>
        <translation>单击可展开或折叠{title}，双击可复位</translation>
    </message>
</context>
<context>
    <name>HazeView</name>
    <message>
        <source>Haze: {mean} % on average, {most} % at most</source>
        <translation>雾霾：平均 {mean} %，最高 {most} %</translation>
    </message>
</context>
<context>
    <name>HelpHandlers</name>
    <message>
        <source>The diagnostics are in the clipboard. They name no photo.</source>
        <translation>诊断信息已复制到剪贴板，其中不含照片名称。</translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>First steps</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Three steps to your first look</source>
        <translation>三步得到您的第一个风格</translation>
    </message>
    <message>
        <source>Do not show this again</source>
        <translation>不再显示</translation>
    </message>
    <message>
        <source>Close the first steps</source>
        <translation>关闭入门提示</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>{text} (done)</source>
        <translation>{text}（已完成）</translation>
    </message>
</context>
<context>
    <name>HistogramPanel</name>
    <message>
        <source>Scope</source>
        <translation>示波器</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>RGB parade</source>
        <translation>RGB 分量</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Vectorscope</source>
        <translation>矢量示波器</translation>
    </message>
    <message>
        <source>How often each level of red, green and blue occurs</source>
        <translation>红、绿、蓝各级别出现的频率</translation>
    </message>
    <message>
        <source>The levels of red, green and blue, from left to right of the picture</source>
        <translation>画面从左到右的红、绿、蓝级别</translation>
    </message>
    <message>
        <source>How light the picture is, from its left to its right</source>
        <translation>画面从左到右的明暗</translation>
    </message>
    <message>
        <source>Hue by direction and saturation by distance from the middle; skin lies along the dashed line</source>
        <translation>方向表示色相，与中心的距离表示饱和度；肤色位于虚线上</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic scale: shows levels that only few pixels have</source>
        <translation>对数刻度：显示只有少量像素的级别</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>Only the marked part of the picture is measured: click to measure all of it (or Ctrl+click the picture)</source>
        <translation>仅测量画面中标记的部分：单击可测量整个画面（或 Ctrl+单击画面）</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>The photo&apos;s tones show here</source>
        <translation>照片的影调将显示在此处</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Click a step to go there.
Nothing is lost by it.</source>
        <translation>单击步骤可跳转到该处，
不会丢失任何内容。</translation>
    </message>
    <message>
        <source>{step}, undone</source>
        <translation>{step}（已撤销）</translation>
    </message>
</context>
<context>
    <name>HoverPreview</name>
    <message>
        <source>Preview: no look</source>
        <translation>预览：无风格</translation>
    </message>
    <message>
        <source>Preview: with {look}</source>
        <translation>预览：加上 {look}</translation>
    </message>
    <message>
        <source>Preview: {look}</source>
        <translation>预览：{look}</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Imported looks</source>
        <translation>已导入的风格</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{added} added · {duplicates} known already · {failed} failed</source>
        <translation>已添加 {added} 个 · 已有 {duplicates} 个 · 失败 {failed} 个</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留形式</translation>
    </message>
    <message>
        <source>Known already as “{title}”</source>
        <translation>已有，即“{title}”</translation>
    </message>
    <message>
        <source>Added as “{title}”</source>
        <translation>已添加为“{title}”</translation>
    </message>
    <message>
        <source>As a code: {mean} ΔE on average, worst 10 %: {p90} ({word})</source>
        <translation>编码：平均 ΔE {mean}，最差 10 %：{p90}（{word}）</translation>
    </message>
    <message>
        <source>indistinguishable</source>
        <translation>无法分辨</translation>
    </message>
    <message>
        <source>very close</source>
        <translation>非常接近</translation>
    </message>
    <message>
        <source>visible differences</source>
        <translation>有可见差异</translation>
    </message>
    <message>
        <source>Exact table, {size}</source>
        <translation>精确表，{size}</translation>
    </message>
    <message>
        <source>Code and small copy, {size}</source>
        <translation>编码和小型副本，{size}</translation>
    </message>
    <message>
        <source>Keep the exact tables</source>
        <translation>保留精确表</translation>
    </message>
    <message>
        <source>Keep the exact tables (without them: {size} less)</source>
        <translation>保留精确表（不保留可节省 {size}）</translation>
    </message>
    <message>
        <source>The exact tables are gone once this is closed; importing the files again brings them back. Looks with visible differences keep theirs.</source>
        <translation>关闭后精确表将被删除；再次导入文件即可恢复。有可见差异的风格会保留精确表。</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>LUT files ({endings});;All files (*)</source>
        <translation>LUT 文件 ({endings});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import LUTs</source>
        <translation>导入 LUT</translation>
    </message>
    <message>
        <source>Import folder of LUTs</source>
        <translation>导入 LUT 文件夹</translation>
    </message>
    <message>
        <source>Importing looks</source>
        <translation>导入风格</translation>
    </message>
    <message>
        <source>There is no LUT file in there.</source>
        <translation>其中没有 LUT 文件。</translation>
    </message>
    <message>
        <source>“{title}” is in your library already.</source>
        <translation>“{title}”已在您的风格库中。</translation>
    </message>
    <message>
        <source>All {count} looks are in your library already.</source>
        <translation>全部 {count} 个风格均已在您的风格库中。</translation>
    </message>
    <message>
        <source>Added “{title}” to your looks.</source>
        <translation>已将“{title}”添加到您的风格。</translation>
    </message>
    <message>
        <source>Added {count} looks to your library.</source>
        <translation>已将 {count} 个风格添加到您的风格库。</translation>
    </message>
    <message>
        <source>Storing looks</source>
        <translation>存储风格</translation>
    </message>
</context>
<context>
    <name>InversionWatch</name>
    <message>
        <source>Cannot be inverted: every colour becomes the same one. At a lower Amount it can.</source>
        <translation>无法反转：所有颜色都变成同一种。降低强度后可以反转。</translation>
    </message>
    <message>
        <source>Cannot be inverted: the colours are gone, only tones are left. At a lower Amount it can.</source>
        <translation>无法反转：颜色已丢失，只剩明暗。降低强度后可以反转。</translation>
    </message>
    <message>
        <source>This squeezes all colours onto a sheet: inverted, most come back only roughly.</source>
        <translation>此风格将所有颜色压缩到一个曲面上：反转后，大部分只能大致恢复。</translation>
    </message>
    <message>
        <source>Undoing the looks · measuring…</source>
        <translation>正在还原风格 · 测量中…</translation>
    </message>
    <message>
        <source>Undoing the looks</source>
        <translation>正在还原风格</translation>
    </message>
    <message>
        <source>Undoing the looks · round trip ΔE {mean} (95 % below {p95})</source>
        <translation>正在还原风格 · 往返 ΔE {mean}（95 % 低于 {p95}）</translation>
    </message>
</context>
<context>
    <name>KeptEdits</name>
    <message>
        <source>As {copy}</source>
        <translation>同 {copy}</translation>
    </message>
    <message>
        <source>Your edit of {when} was brought back.</source>
        <translation>已恢复您 {when} 的编辑。</translation>
    </message>
    <message>
        <source>Your edit of {when} was brought back: “{name}” has the same content.</source>
        <translation>已恢复您 {when} 的编辑：“{name}”的内容相同。</translation>
    </message>
    <message>
        <source>Edit of {when}</source>
        <translation>{when} 的编辑</translation>
    </message>
    <message>
        <source>Reading {count} photos</source>
        <translation>读取 {count} 张照片</translation>
    </message>
    <message>
        <source>Remembering your edit</source>
        <translation>保存您的编辑</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Click, then press the new key; Backspace takes it away</source>
        <translation>单击后按下新的快捷键；按退格键可清除</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>请按键…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Back to the key it came with</source>
        <translation>恢复默认快捷键</translation>
    </message>
    <message>
        <source>Reset the keys of {name}</source>
        <translation>复位“{name}”的快捷键</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>改用</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{key} has a fixed meaning in the window: press another.</source>
        <translation>{key} 在窗口中有固定用途：请按其他键。</translation>
    </message>
    <message>
        <source>{key} is the key of “{other}”. Give it to “{name}”?</source>
        <translation>{key} 是“{other}”的快捷键。要改给“{name}”吗？</translation>
    </message>
    <message>
        <source>Take it for “{name}”</source>
        <translation>改给“{name}”</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Click a key and press another. The sheet of keys, the menus and the tooltips follow at once.</source>
        <translation>单击某个快捷键，然后按下另一个键。快捷键一览、菜单和工具提示会立即更新。</translation>
    </message>
</context>
<context>
    <name>LatticeView</name>
    <message>
        <source>Lattice of the look</source>
        <translation>风格网格</translation>
    </message>
    <message>
        <source>Drag or use the arrows to turn it, the wheel or + and − to zoom; double click to go back</source>
        <translation>拖动或用方向键旋转，用滚轮或 + 和 − 缩放；双击恢复</translation>
    </message>
    <message>
        <source>Turned by {yaw}°, tilted by {pitch}°, zoom {zoom} %</source>
        <translation>旋转 {yaw}°，倾斜 {pitch}°，缩放 {zoom} %</translation>
    </message>
</context>
<context>
    <name>LeavingLooks</name>
    <message>
        <source>Remembering your edit</source>
        <translation>保存您的编辑</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Colour negative</source>
        <translation>彩色负片</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>反转片</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>拍立得</translation>
    </message>
    <message>
        <source>Cinema film</source>
        <translation>电影胶片</translation>
    </message>
    <message>
        <source>Black &amp; white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>Vintage</source>
        <translation>复古</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>创意</translation>
    </message>
    <message>
        <source>Instagram style</source>
        <translation>Instagram 风格</translation>
    </message>
    <message>
        <source>My looks</source>
        <translation>我的风格</translation>
    </message>
    <message>
        <source>black &amp; white</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>toned</source>
        <translation>单色调</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>暖调</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>冷调</translation>
    </message>
    <message>
        <source>green</source>
        <translation>偏绿</translation>
    </message>
    <message>
        <source>magenta</source>
        <translation>偏洋红</translation>
    </message>
    <message>
        <source>faded</source>
        <translation>褪色</translation>
    </message>
    <message>
        <source>matte</source>
        <translation>哑光</translation>
    </message>
    <message>
        <source>contrasty</source>
        <translation>高反差</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>柔和</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>高饱和</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>低饱和</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>偏暗</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>偏亮</translation>
    </message>
    <message>
        <source>Every colour becomes the same one: nothing can be brought back.</source>
        <translation>所有颜色都变成同一种：无法恢复。</translation>
    </message>
    <message>
        <source>Monochrome: the colours are gone, and nothing can bring them back.</source>
        <translation>单色：颜色已丢失，无法恢复。</translation>
    </message>
    <message>
        <source>One-to-one: {back}.</source>
        <translation>一一对应：{back}。</translation>
    </message>
    <message>
        <source>Nearly one-to-one: {back}, the rest only roughly.</source>
        <translation>近似一一对应：{back}，其余只能大致恢复。</translation>
    </message>
    <message>
        <source>Squeezes all colours onto a sheet: {back}, the rest only roughly.</source>
        <translation>将所有颜色压缩到一个曲面上：{back}，其余只能大致恢复。</translation>
    </message>
    <message>
        <source>Folds {share} of the colours over others: {back}, the rest only roughly.</source>
        <translation>将 {share} 的颜色折叠到其他颜色上：{back}，其余只能大致恢复。</translation>
    </message>
    <message>
        <source>Flattens {share} of the colours: {back}, the rest only roughly.</source>
        <translation>将 {share} 的颜色压平：{back}，其余只能大致恢复。</translation>
    </message>
    <message>
        <source>{all} of all colours and {natural} of those in photos come back exactly</source>
        <translation>所有颜色的 {all} 和照片颜色的 {natural} 可精确恢复</translation>
    </message>
    <message>
        <source>less than 0.1 %</source>
        <translation>不到 0.1 %</translation>
    </message>
    <message>
        <source>more than 99.9 %</source>
        <translation>99.9 % 以上</translation>
    </message>
</context>
<context>
    <name>LightPanel</name>
    <message>
        <source>Light</source>
        <translation>光线</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Reset light</source>
        <translation>复位光线</translation>
    </message>
    <message>
        <source>Reset colour</source>
        <translation>复位颜色</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光度</translation>
    </message>
    <message>
        <source>Brighten or darken by stops, in linear light</source>
        <translation>在线性光中按挡变亮或变暗</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Spread or draw together around mid grey</source>
        <translation>以中灰为中心拉开或收拢明暗</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>高光</translation>
    </message>
    <message>
        <source>Recover or lift the bright tones</source>
        <translation>恢复或提亮亮部色调</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Open or deepen the dark tones</source>
        <translation>提亮或加深暗部色调</translation>
    </message>
    <message>
        <source>Whites</source>
        <translation>白色色阶</translation>
    </message>
    <message>
        <source>Move the white point</source>
        <translation>移动白点</translation>
    </message>
    <message>
        <source>Blacks</source>
        <translation>黑色色阶</translation>
    </message>
    <message>
        <source>Move the black point</source>
        <translation>移动黑点</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>色温</translation>
    </message>
    <message>
        <source>Cooler to the left, warmer to the right</source>
        <translation>向左偏冷，向右偏暖</translation>
    </message>
    <message>
        <source>Tint</source>
        <translation>色调</translation>
    </message>
    <message>
        <source>Greener to the left, more magenta to the right</source>
        <translation>向左偏绿，向右偏洋红</translation>
    </message>
    <message>
        <source>Vibrance</source>
        <translation>鲜艳度</translation>
    </message>
    <message>
        <source>Strengthen the muted colours first</source>
        <translation>优先增强较淡的颜色</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Strengthen or mute all colours alike</source>
        <translation>同等增强或减弱所有颜色</translation>
    </message>
</context>
<context>
    <name>LookBrowser</name>
    <message>
        <source>Show the looks on a map: those that are alike lie together</source>
        <translation>在地图上显示风格：相似的风格彼此靠近</translation>
    </message>
    <message>
        <source>Map of looks</source>
        <translation>风格地图</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Every look</source>
        <translation>所有风格</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>The looks you imported</source>
        <translation>您导入的风格</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>The looks you used last</source>
        <translation>您最近使用的风格</translation>
    </message>
    <message>
        <source>Similar to {look}</source>
        <translation>与 {look} 相似</translation>
    </message>
    <message>
        <source> (click to remove)</source>
        <translation>（单击可移除）</translation>
    </message>
    <message>
        <source>1 look</source>
        <translation>1 个风格</translation>
    </message>
    <message>
        <source>{count} looks</source>
        <translation>{count} 个风格</translation>
    </message>
</context>
<context>
    <name>LookDetails</name>
    <message>
        <source>Look details</source>
        <translation>风格详情</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Can it be undone?</source>
        <translation>能否还原？</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Character</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Measured, not tagged</source>
        <translation>由测量得出，并非标签</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>变化幅度</translation>
    </message>
    <message>
        <source>How far it moves the colours of photos (CIEDE2000)</source>
        <translation>照片颜色的改变程度 (CIEDE2000)</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Colours that reach an end of a channel and were not there</source>
        <translation>原本未达到、现已达到通道极限的颜色</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>平滑度</translation>
    </message>
    <message>
        <source>The steepest place of the look against the original. Where it is steep, the steps of an 8-bit photo grow into bands</source>
        <translation>风格相对原片最陡之处。陡峭处会使 8 位照片的阶调扩大成色带</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>How the look is kept, and how near that is to its original</source>
        <translation>风格的保存方式，以及与原始风格的接近程度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Points of its lattice</source>
        <translation>网格点数</translation>
    </message>
    <message>
        <source>Come back exactly</source>
        <translation>精确恢复</translation>
    </message>
    <message>
        <source>As the same 8-bit value, when all is kept in floats</source>
        <translation>全程使用浮点时，恢复为相同的 8 位值</translation>
    </message>
    <message>
        <source>Share their result with others</source>
        <translation>与其他颜色结果相同</translation>
    </message>
    <message>
        <source>Several colours become the same one: one of them is chosen</source>
        <translation>多种颜色变成同一种：选取其中之一</translation>
    </message>
    <message>
        <source>Folded over others</source>
        <translation>折叠到其他颜色上</translation>
    </message>
    <message>
        <source>The look turns the space of colours inside out there</source>
        <translation>风格在此处将色彩空间翻转</translation>
    </message>
    <message>
        <source>Flattened</source>
        <translation>被压平</translation>
    </message>
    <message>
        <source>One 8-bit step of the result stands for more than 50</source>
        <translation>结果的一个 8 位级别对应原来的 50 个以上</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>所有颜色</translation>
    </message>
    <message>
        <source>Colours of photos</source>
        <translation>照片颜色</translation>
    </message>
    <message>
        <source>Share of colours that</source>
        <translation>各类颜色的占比</translation>
    </message>
    <message>
        <source>Applied and undone without rounding in between</source>
        <translation>应用再还原，中间不取整</translation>
    </message>
    <message>
        <source>Applied, saved with 8 bits, and undone</source>
        <translation>应用，以 8 位存储，再还原</translation>
    </message>
    <message>
        <source>In floats, all colours</source>
        <translation>浮点，所有颜色</translation>
    </message>
    <message>
        <source>In floats, of photos</source>
        <translation>浮点，照片颜色</translation>
    </message>
    <message>
        <source>Through 8 bits, all colours</source>
        <translation>经 8 位，所有颜色</translation>
    </message>
    <message>
        <source>Through 8 bits, of photos</source>
        <translation>经 8 位，照片颜色</translation>
    </message>
    <message>
        <source>Half below</source>
        <translation>一半低于</translation>
    </message>
    <message>
        <source>95 % below</source>
        <translation>95 % 低于</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>最差</translation>
    </message>
    <message>
        <source>Round trip, ΔE (CIEDE2000)</source>
        <translation>往返，ΔE (CIEDE2000)</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>No look</source>
        <translation>无风格</translation>
    </message>
    <message>
        <source>Click a look to see what it does.</source>
        <translation>单击风格可查看其效果。</translation>
    </message>
    <message>
        <source>This look came with the session</source>
        <translation>此风格来自会话</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <source>By {author}</source>
        <translation>作者：{author}</translation>
    </message>
    <message>
        <source>Licence {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
    <message>
        <source>Exact table</source>
        <translation>精确表</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>A code, {error} ΔE from the original on average</source>
        <translation>编码，与原始风格平均相差 ΔE {error}</translation>
    </message>
    <message>
        <source>{n} × {n} × {n}</source>
        <translation>{n} × {n} × {n}</translation>
    </message>
    <message>
        <source>nothing that stands out</source>
        <translation>无突出特征</translation>
    </message>
    <message>
        <source>Colours move by ΔE {mean} on average, 95 % below {p95}</source>
        <translation>颜色平均改变 ΔE {mean}，95 % 低于 {p95}</translation>
    </message>
    <message>
        <source>{all} of all colours, {natural} of those in photos</source>
        <translation>所有颜色的 {all}，照片颜色的 {natural}</translation>
    </message>
    <message>
        <source>At most {times} × as steep as the original: smooth</source>
        <translation>陡度最大为原片的 {times} 倍：平滑</translation>
    </message>
    <message>
        <source>Up to {times} × as steep: bands may show in soft skies</source>
        <translation>陡度最高达原片的 {times} 倍：柔和的天空中可能出现色带</translation>
    </message>
    <message>
        <source>Up to {times} × as steep: bands are likely in 8-bit photos</source>
        <translation>陡度最高达原片的 {times} 倍：8 位照片中很可能出现色带</translation>
    </message>
    <message>
        <source>Use and change it; keep its notice when you pass the look on.</source>
        <translation>可使用和修改；传播此风格时须保留其声明。</translation>
    </message>
    <message>
        <source>No rights reserved: use it as you like.</source>
        <translation>不保留任何权利：可随意使用。</translation>
    </message>
    <message>
        <source>Use and change it; name its authors when you pass the look on.</source>
        <translation>可使用和修改；传播此风格时须注明作者。</translation>
    </message>
    <message>
        <source>Use and change it; name its authors, and pass changes of the look on under the same licence.</source>
        <translation>可使用和修改；传播此风格时须注明作者，修改后的风格须以相同许可证传播。</translation>
    </message>
</context>
<context>
    <name>LookExport</name>
    <message>
        <source>Export “{look}” as a LUT</source>
        <translation>将“{look}”导出为 LUT</translation>
    </message>
    <message>
        <source>Cube LUT (*.cube)</source>
        <translation>Cube LUT (*.cube)</translation>
    </message>
    <message>
        <source>CLF (*.clf)</source>
        <translation>CLF (*.clf)</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>导出 {name}</translation>
    </message>
</context>
<context>
    <name>LookFingerprint</name>
    <message>
        <source>Greys</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>天空</translation>
    </message>
    <message>
        <source>Foliage</source>
        <translation>植物</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Fingerprint of the look</source>
        <translation>风格指纹</translation>
    </message>
    <message>
        <source>What the marked look makes of greys, skin, sky, foliage and red:
above before, below after</source>
        <translation>所选风格对灰色、肤色、天空、植物和红色的影响：
上方为修改前，下方为修改后</translation>
    </message>
</context>
<context>
    <name>LookFooter</name>
    <message>
        <source>Import LUTs…</source>
        <translation>导入 LUT…</translation>
    </message>
    <message>
        <source>Add LUT files or a folder to your looks; dropping them works, too</source>
        <translation>将 LUT 文件或文件夹添加到您的风格；也可直接拖放</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>缩览图大小</translation>
    </message>
    <message>
        <source>Size of the tiles (Ctrl+wheel over them)</source>
        <translation>缩览图大小（在缩览图上 Ctrl+滚轮）</translation>
    </message>
</context>
<context>
    <name>LookHandlers</name>
    <message>
        <source>Mark a look in the list first</source>
        <translation>请先在列表中选定一个风格</translation>
    </message>
</context>
<context>
    <name>LookInputs</name>
    <message>
        <source>“{look}” is made for log pictures: on a finished photo it crushes shadows and highlights. Take its version for Rec. 709 or sRGB.</source>
        <translation>“{look}”适用于 Log 画面：用在已成片的照片上会使阴影和高光丢失细节。请改用其 Rec. 709 或 sRGB 版本。</translation>
    </message>
    <message>
        <source>“{look}” is made for linear light: it makes a finished photo far too bright. Take its version for Rec. 709 or sRGB.</source>
        <translation>“{look}”是为线性光制作的：用于成品照片会过亮。请使用其 Rec. 709 或 sRGB 版本。</translation>
    </message>
</context>
<context>
    <name>LookMapCanvas</name>
    <message>
        <source>Arranging…</source>
        <translation>正在排列…</translation>
    </message>
    <message>
        <source>Map of looks</source>
        <translation>风格地图</translation>
    </message>
    <message>
        <source>There are no looks here.</source>
        <translation>此处没有风格。</translation>
    </message>
    <message>
        <source>Wheel to zoom, drag to move</source>
        <translation>滚轮缩放，拖动平移</translation>
    </message>
</context>
<context>
    <name>LookMapView</name>
    <message>
        <source>Map of looks</source>
        <translation>风格地图</translation>
    </message>
</context>
<context>
    <name>LookMeasures</name>
    <message>
        <source>Measuring looks</source>
        <translation>测量风格</translation>
    </message>
</context>
<context>
    <name>LookMenu</name>
    <message>
        <source>Add to blend</source>
        <translation>添加到混合</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>从收藏中移除</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Similar looks</source>
        <translation>相似风格</translation>
    </message>
    <message>
        <source>Look details…</source>
        <translation>风格详情…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Export LUT…</source>
        <translation>导出 LUT…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Rename look</source>
        <translation>重命名风格</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Words to find the look by, with commas between them</source>
        <translation>用于查找风格的词，以逗号分隔</translation>
    </message>
    <message>
        <source>Tags of “{look}”</source>
        <translation>“{look}”的标签</translation>
    </message>
    <message>
        <source>Delete “{look}” from your looks?</source>
        <translation>要从您的风格中删除“{look}”吗？</translation>
    </message>
    <message>
        <source>The file it came from stays where it is.</source>
        <translation>其来源文件会保留在原处。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>LookModel</name>
    <message>
        <source>Original</source>
        <translation>原片</translation>
    </message>
    <message>
        <source>The photo without a look</source>
        <translation>不带风格的照片</translation>
    </message>
    <message>
        <source>by {author}</source>
        <translation>作者：{author}</translation>
    </message>
    <message>
        <source>Stored as a code: {error} ΔE on average</source>
        <translation>以编码保存：平均 ΔE {error}</translation>
    </message>
    <message>
        <source>Exact table kept; as a code: {error} ΔE on average</source>
        <translation>已保留精确表；编码平均 ΔE {error}</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>{share} of the blend</source>
        <translation>占混合的 {share}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
</context>
<context>
    <name>LookViews</name>
    <message>
        <source>What is drawn</source>
        <translation>绘制内容</translation>
    </message>
    <message>
        <source>What becomes of the greys, in each channel</source>
        <translation>各通道中灰色的变化</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Where all colours go, in three dimensions</source>
        <translation>所有颜色在三维空间中的去向</translation>
    </message>
    <message>
        <source>Lattice</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>The greys of the photo from left to right, what becomes of them from the bottom up. Curves that part tint the greys.</source>
        <translation>照片的灰色从左到右，变化结果从下到上。曲线分开处表示灰色被染色。</translation>
    </message>
    <message>
        <source>Every dot is a colour where the look puts it; empty parts of the cube are colours it never gives. The line is the greys. Drag to turn it, wheel to zoom.</source>
        <translation>每个点是风格所赋予的一种颜色；立方体的空白处是它从不产生的颜色。线条表示灰色。拖动旋转，滚轮缩放。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show what a report would need</source>
        <translation>显示报告所需的内容</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Copy this and what a report needs of this computer; no names</source>
        <translation>复制此消息和报告所需的本机信息；不含名称</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>忽略此消息</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>What is changed</source>
        <translation>更改项目</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Turn a colour towards its neighbours</source>
        <translation>使颜色偏向相邻颜色</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Strengthen or mute it</source>
        <translation>增强或减弱</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>明亮度</translation>
    </message>
    <message>
        <source>Brighten or darken it</source>
        <translation>变亮或变暗</translation>
    </message>
    <message>
        <source>Reds</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Oranges</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellows</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Greens</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Aquas</source>
        <translation>浅绿色</translation>
    </message>
    <message>
        <source>Blues</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purples</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Magentas</source>
        <translation>洋红</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The models came with Looksmith and run on this computer. Nothing is sent anywhere, and no original is changed.</source>
        <translation>模型随 Looksmith 提供，并在本机上运行。不会发送任何数据，也不会更改原片。</translation>
    </message>
    <message>
        <source>Enhance</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>去朦胧</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Model card…</source>
        <translation>模型卡…</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>licence model card</source>
        <translation>许可证 模型卡</translation>
    </message>
    <message>
        <source>Whether it can be used</source>
        <translation>是否可用</translation>
    </message>
    <message>
        <source>Licence: {name}</source>
        <translation>许可证：{name}</translation>
    </message>
    <message>
        <source>Corrects exposure, tone, tint and colour of a photo by one LUT made for it</source>
        <translation>用专为照片生成的一个 LUT 校正其曝光、影调、偏色和颜色</translation>
    </message>
    <message>
        <source>Apache-2.0</source>
        <translation>Apache-2.0</translation>
    </message>
    <message>
        <source>Takes haze, mist and smoke off a photo, or adds some, at any strength</source>
        <translation>以任意强度去除照片中的雾霾、薄雾和烟雾，或为其添加</translation>
    </message>
    <message>
        <source>Rebuilds any of 512 looks (3D LUTs, display-referred sRGB in and out) at any size from 2^3 to 129^3, and takes new looks as codes</source>
        <translation>重建 512 种风格中的任意一种（3D LUT，输入和输出均为面向显示的 sRGB），大小可为 2³ 至 129³，并可将新风格收为编码</translation>
    </message>
    <message>
        <source>That of the looks: see resources/looks/LICENSE.md</source>
        <translation>同风格的许可证：见 resources/looks/LICENSE.md</translation>
    </message>
</context>
<context>
    <name>MonitorColours</name>
    <message>
        <source>Monitor profile</source>
        <translation>显示器配置文件</translation>
    </message>
    <message>
        <source>{name} is too large for a colour profile.</source>
        <translation>{name} 过大，不是颜色配置文件。</translation>
    </message>
    <message>
        <source>The monitor profile {name} cannot be read: choose another one in the preferences.</source>
        <translation>无法读取显示器配置文件 {name}：请在首选项中另选一个。</translation>
    </message>
</context>
<context>
    <name>NothingHere</name>
    <message>
        <source>Show all looks</source>
        <translation>显示所有风格</translation>
    </message>
    <message>
        <source>Lift the search and all chips</source>
        <translation>清除搜索和所有筛选</translation>
    </message>
    <message>
        <source>No favourites yet: click the star on a tile.</source>
        <translation>暂无收藏：单击缩览图上的星形。</translation>
    </message>
    <message>
        <source>No favourites yet: click the star on a tile, or press {key}.</source>
        <translation>暂无收藏：单击缩览图上的星形，或按 {key}。</translation>
    </message>
    <message>
        <source>No looks of your own yet: import or drop LUT files here.</source>
        <translation>暂无您自己的风格：请在此导入或拖放 LUT 文件。</translation>
    </message>
    <message>
        <source>The looks that you use will show here.</source>
        <translation>您使用过的风格将显示在此处。</translation>
    </message>
    <message>
        <source>No look matches “{text}”</source>
        <translation>没有与“{text}”匹配的风格</translation>
    </message>
    <message>
        <source>No look here has this character.</source>
        <translation>此处没有具有该特征的风格。</translation>
    </message>
    <message>
        <source>There are no looks here.</source>
        <translation>此处没有风格。</translation>
    </message>
</context>
<context>
    <name>OpenPhotos</name>
    <message>
        <source>There is neither a photo nor a LUT file in there. Photos are opened from the folder itself, not from the folders in it.</source>
        <translation>其中既没有照片也没有 LUT 文件。只打开该文件夹本身的照片，不包括其子文件夹中的照片。</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>粘贴设置</translation>
    </message>
    <message>
        <source>Settings pasted; photos: {count}</source>
        <translation>已粘贴设置；照片：{count}</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Show the photo without it; undo brings it back</source>
        <translation>显示不带此编辑的照片；撤销可恢复</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>As in the library</source>
        <translation>风格库顺序</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Similarity to the current look</source>
        <translation>与当前风格的相似度</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>暖度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Order of the looks</source>
        <translation>风格的排序</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反向排序</translation>
    </message>
    <message>
        <source>Order of the looks: {order}</source>
        <translation>风格的排序：{order}</translation>
    </message>
</context>
<context>
    <name>PasteChoice</name>
    <message>
        <source>What to paste</source>
        <translation>粘贴内容</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Light, colour and toning</source>
        <translation>光线、颜色和调色</translation>
    </message>
    <message>
        <source>Enhance and Dehaze</source>
        <translation>增强和去朦胧</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>One step in the history of each photo</source>
        <translation>在每张照片的历史记录中为一个步骤</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Paste nothing (Esc)</source>
        <translation>不粘贴 (Esc)</translation>
    </message>
    <message>
        <source>Paste on this photo:</source>
        <translation>粘贴到此照片：</translation>
    </message>
    <message>
        <source>Paste on {count} photos:</source>
        <translation>粘贴到 {count} 张照片：</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Performance</source>
        <translation>性能</translation>
    </message>
    <message>
        <source>Enhance and Dehaze run on</source>
        <translation>增强和去朦胧运行于</translation>
    </message>
    <message>
        <source>The same choice as Photo › Run on</source>
        <translation>与“照片 &gt; 运行设备”的选择相同</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count} 个</translation>
    </message>
    <message>
        <source>Processors to work on</source>
        <translation>使用的处理器核心</translation>
    </message>
    <message>
        <source>Previews, thumbnails and exports use so many at most</source>
        <translation>预览、缩览图和导出最多使用的数量</translation>
    </message>
    <message>
        <source>Fewer leave room for other programs that work at the same time.</source>
        <translation>数量较少可为同时运行的其他程序留出余地。</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>Memory for pictures</source>
        <translation>图片内存</translation>
    </message>
    <message>
        <source>For photos read ahead, and parts of a zoomed photo out of view</source>
        <translation>用于预先读取的照片，以及放大照片中视野以外的部分</translation>
    </message>
    <message>
        <source>More makes walking through photos and moving over large ones quicker.</source>
        <translation>数量越多，浏览照片和移动大照片越快。</translation>
    </message>
</context>
<context>
    <name>PhotoFacts</name>
    <message>
        <source>{bits}-bit</source>
        <translation>{bits} 位</translation>
    </message>
    <message>
        <source>transparent in parts</source>
        <translation>部分透明</translation>
    </message>
</context>
<context>
    <name>PhotoModel</name>
    <message>
        <source>{stars} of 5 stars</source>
        <translation>{stars} 星（满分 5 星）</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>on screen</source>
        <translation>正在显示</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>PhotoOpener</name>
    <message>
        <source>Opening {name}</source>
        <translation>打开 {name}</translation>
    </message>
</context>
<context>
    <name>PhotoOptions</name>
    <message>
        <source>FILE</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>As each photo</source>
        <translation>与各照片相同</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>品质</translation>
    </message>
    <message>
        <source>Higher keeps more and takes more room</source>
        <translation>越高保留越多，占用空间也越大</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>位深度</translation>
    </message>
    <message>
        <source>Precision of every colour channel</source>
        <translation>各颜色通道的精度</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>色度</translation>
    </message>
    <message>
        <source>How finely colours are kept beside brightness</source>
        <translation>颜色相对于明暗的保留精细度</translation>
    </message>
    <message>
        <source>4:4:4, full</source>
        <translation>4:4:4，完整</translation>
    </message>
    <message>
        <source>4:2:2, half</source>
        <translation>4:2:2，一半</translation>
    </message>
    <message>
        <source>4:2:0, a quarter</source>
        <translation>4:2:0，四分之一</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>All of them keep every pixel exactly</source>
        <translation>各选项都能精确保留每个像素</translation>
    </message>
    <message>
        <source>Deflate (ZIP)</source>
        <translation>Deflate (ZIP)</translation>
    </message>
    <message>
        <source>ZSTD, quick</source>
        <translation>ZSTD，快速</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Keep every pixel exactly, in a larger file</source>
        <translation>精确保留每个像素，文件较大</translation>
    </message>
    <message>
        <source>Progressive</source>
        <translation>渐进式</translation>
    </message>
    <message>
        <source>Sharpens while it loads from the web; a little smaller, slower</source>
        <translation>从网页加载时逐渐清晰；文件略小，速度较慢</translation>
    </message>
    <message>
        <source>Size, value</source>
        <translation>大小，数值</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>A photo is never made larger</source>
        <translation>照片不会被放大</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>完整大小</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Megapixels</source>
        <translation>百万像素</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>COLOUR</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colour space</source>
        <translation>色彩空间</translation>
    </message>
    <message>
        <source>Out of gamut</source>
        <translation>超出色域</translation>
    </message>
    <message>
        <source>Compress, hues stay</source>
        <translation>压缩，保持色相</translation>
    </message>
    <message>
        <source>What becomes of colours that the colour space cannot hold</source>
        <translation>色彩空间无法容纳的颜色的处理方式</translation>
    </message>
    <message>
        <source>Clip only those</source>
        <translation>仅截断这些颜色</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>渲染方法</translation>
    </message>
    <message>
        <source>How the profile&apos;s tables map colours</source>
        <translation>配置文件的表如何映射颜色</translation>
    </message>
    <message>
        <source>Relative colorimetric</source>
        <translation>相对比色</translation>
    </message>
    <message>
        <source>Perceptual</source>
        <translation>可感知</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>Absolute colorimetric</source>
        <translation>绝对比色</translation>
    </message>
    <message>
        <source>Black-point compensation</source>
        <translation>黑场补偿</translation>
    </message>
    <message>
        <source>The darkest black becomes the darkest that the profile has</source>
        <translation>最暗的黑色变为配置文件中最暗的颜色</translation>
    </message>
    <message>
        <source>Embed the profile</source>
        <translation>嵌入配置文件</translation>
    </message>
    <message>
        <source>Without it other programs must guess the colours</source>
        <translation>若不嵌入，其他程序只能猜测颜色</translation>
    </message>
    <message>
        <source>METADATA</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>Camera data</source>
        <translation>相机数据</translation>
    </message>
    <message>
        <source>EXIF, XMP and IPTC of the original</source>
        <translation>原片的 EXIF、XMP 和 IPTC</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All but the place</source>
        <translation>除位置以外的全部</translation>
    </message>
    <message>
        <source>Keep the edit in the file</source>
        <translation>在文件中保留编辑</translation>
    </message>
    <message>
        <source>Written into the XMP, for Looksmith to read again</source>
        <translation>写入 XMP，供 Looksmith 再次读取</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>附属文件</translation>
    </message>
    <message>
        <source>An XMP file with metadata and edit</source>
        <translation>包含元数据和编辑的 XMP 文件</translation>
    </message>
    <message>
        <source>Beside the export</source>
        <translation>导出文件旁边</translation>
    </message>
    <message>
        <source>Beside the camera raw</source>
        <translation>相机 RAW 旁边</translation>
    </message>
    <message>
        <source>Beside both</source>
        <translation>两者旁边</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>10 bits</source>
        <translation>10 位</translation>
    </message>
    <message>
        <source>12 bits</source>
        <translation>12 位</translation>
    </message>
    <message>
        <source>16 bits, floating point</source>
        <translation>16 位浮点</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>32 bits, floating point</source>
        <translation>32 位浮点</translation>
    </message>
</context>
<context>
    <name>PhotoTarget</name>
    <message>
        <source>the photo&apos;s name</source>
        <translation>照片的名称</translation>
    </message>
    <message>
        <source>the looks&apos; names</source>
        <translation>风格的名称</translation>
    </message>
    <message>
        <source>the day it was taken</source>
        <translation>拍摄日期</translation>
    </message>
    <message>
        <source>the time it was taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>文件名称</translation>
    </message>
    <message>
        <source>FILE TO WRITE</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>If it exists</source>
        <translation>若已存在</translation>
    </message>
    <message>
        <source>What happens where a file of that name is there already</source>
        <translation>已有同名文件时的处理方式</translation>
    </message>
    <message>
        <source>Find a free name</source>
        <translation>使用未占用的名称</translation>
    </message>
    <message>
        <source>Ask here</source>
        <translation>在此询问</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Keep both files</source>
        <translation>保留两个文件</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>This folder does not exist.</source>
        <translation>此文件夹不存在。</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>请输入文件名。</translation>
    </message>
    <message>
        <source>Reading when the photo was taken…</source>
        <translation>正在读取拍摄时间…</translation>
    </message>
    <message>
        <source>The name leads out of the folder.</source>
        <translation>该名称指向文件夹之外。</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>名称太长。</translation>
    </message>
    <message>
        <source>There is a folder of that name.</source>
        <translation>已有同名文件夹。</translation>
    </message>
    <message>
        <source>This is the original: choose another name.</source>
        <translation>这是原片：请选择其他名称。</translation>
    </message>
    <message>
        <source>{name} is there and stays as it is.</source>
        <translation>{name} 已存在，保持不变。</translation>
    </message>
    <message>
        <source>{name} exists and will be replaced.</source>
        <translation>{name} 已存在，将被替换。</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>复位此页</translation>
    </message>
    <message>
        <source>Set everything on this page back</source>
        <translation>将此页的所有设置恢复为默认值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Some of it holds from the next start on.</source>
        <translation>部分更改将在下次启动后生效。</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重新启动</translation>
    </message>
    <message>
        <source>Close the window and open it again with the same photos and edits</source>
        <translation>关闭窗口并重新打开，照片和编辑保持不变</translation>
    </message>
    <message>
        <source>Nothing fits “{typed}”.</source>
        <translation>没有与“{typed}”匹配的内容。</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Choices kept under a name</source>
        <translation>以名称保存的选择</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>存储…</translation>
    </message>
    <message>
        <source>Keep these choices under a name</source>
        <translation>为这些选择命名并保存</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation>删除此预设</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Crisp and clear</source>
        <translation>清晰通透</translation>
    </message>
    <message>
        <source>Soft matte</source>
        <translation>柔和哑光</translation>
    </message>
    <message>
        <source>Golden hour</source>
        <translation>黄金时刻</translation>
    </message>
    <message>
        <source>Portrait on negative film</source>
        <translation>负片人像</translation>
    </message>
    <message>
        <source>Landscape on slide film</source>
        <translation>反转片风光</translation>
    </message>
    <message>
        <source>Silver black and white</source>
        <translation>银盐黑白</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>已将 {name} 导出到 {folder}</translation>
    </message>
    <message>
        <source>Preset {name}</source>
        <translation>预设 {name}</translation>
    </message>
    <message>
        <source>“{name}” is among your presets now: Edit, Presets.</source>
        <translation>“{name}”现已加入您的预设：“编辑 &gt; 预设”。</translation>
    </message>
    <message>
        <source>Kept as preset “{name}”; find it under Edit, Presets.</source>
        <translation>已存储为预设“{name}”；可在“编辑 &gt; 预设”中找到。</translation>
    </message>
    <message>
        <source>Presets cannot be used: {reason}.</source>
        <translation>无法使用预设：{reason}。</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
</context>
<context>
    <name>PresetsDialog</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Give the photo this preset (Enter)</source>
        <translation>将此预设应用到照片 (Enter)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>更改名称 (F2)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete it (Del); it can be put back</source>
        <translation>删除 (Del)；可以恢复</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write it to a file, its looks inside</source>
        <translation>写入文件，其中包含所用风格</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Take in presets, or the edits of sessions, from files</source>
        <translation>从文件导入预设或会话中的编辑</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>No presets yet: Edit, Presets, Save preset keeps the edit on screen.</source>
        <translation>暂无预设：“编辑 &gt; 预设 &gt; 存储预设”可保存屏幕上的编辑。</translation>
    </message>
    <message>
        <source>“{name}” is deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets and sessions ({endings})</source>
        <translation>预设和会话 ({endings})</translation>
    </message>
</context>
<context>
    <name>PreviewController</name>
    <message>
        <source>Without {step}</source>
        <translation>不含{step}</translation>
    </message>
</context>
<context>
    <name>ProfileField</name>
    <message>
        <source>Colour space</source>
        <translation>色彩空间</translation>
    </message>
    <message>
        <source>Which colours the file can hold, and the profile put into it</source>
        <translation>文件可容纳的颜色，以及写入其中的配置文件</translation>
    </message>
    <message>
        <source>As in each photo</source>
        <translation>与各照片相同</translation>
    </message>
    <message>
        <source>As in the photo ({profile})</source>
        <translation>与照片相同 ({profile})</translation>
    </message>
    <message>
        <source>Profile file…</source>
        <translation>配置文件…</translation>
    </message>
    <message>
        <source>Reading the profile…</source>
        <translation>正在读取配置文件…</translation>
    </message>
    <message>
        <source>ICC profiles (*.icc *.icm);;All files (*)</source>
        <translation>ICC 配置文件 (*.icc *.icm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Colour profile</source>
        <translation>颜色配置文件</translation>
    </message>
</context>
<context>
    <name>ReadAhead</name>
    <message>
        <source>Reading ahead</source>
        <translation>预先读取</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Folder {name}</source>
        <translation>文件夹 {name}</translation>
    </message>
</context>
<context>
    <name>RecipePictures</name>
    <message>
        <source>Thumbnails</source>
        <translation>缩览图</translation>
    </message>
</context>
<context>
    <name>RecoveryController</name>
    <message>
        <source>Several origins</source>
        <translation>有多种来源</translation>
    </message>
    <message>
        <source>Merged with others</source>
        <translation>与其他颜色合并</translation>
    </message>
    <message>
        <source>Out of the look&apos;s range</source>
        <translation>超出风格的范围</translation>
    </message>
    <message>
        <source>Every colour can be recovered</source>
        <translation>所有颜色均可恢复</translation>
    </message>
</context>
<context>
    <name>RestorePanel</name>
    <message>
        <source>Enhance</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Make a flat, dark, tinted or dull photo look right.
A small neural network looks at the photo; it runs on this computer.</source>
        <translation>改善平淡、过暗、偏色或沉闷的照片。
由小型神经网络分析照片；在本机上运行。</translation>
    </message>
    <message>
        <source>Enhance needs its model, which did not come with this Looksmith.</source>
        <translation>增强需要其模型，但此 Looksmith 未附带该模型。</translation>
    </message>
    <message>
        <source>Dehaze</source>
        <translation>去朦胧</translation>
    </message>
    <message>
        <source>Take haze off the photo; below zero it adds some.
A small neural network looks at the photo; it runs on this computer.</source>
        <translation>去除照片中的雾霾；负值则添加雾霾。
由小型神经网络分析照片；在本机上运行。</translation>
    </message>
    <message>
        <source>Dehaze needs its model, which did not come with this Looksmith.</source>
        <translation>去朦胧需要其模型，但此 Looksmith 未附带该模型。</translation>
    </message>
    <message>
        <source>{message} The photo is shown without {step}.</source>
        <translation>{message} 照片以不含{step}的状态显示。</translation>
    </message>
</context>
<context>
    <name>RestoreRow</name>
    <message>
        <source>{step} strength</source>
        <translation>{step}强度</translation>
    </message>
    <message>
        <source>How much of it; changing it takes no time</source>
        <translation>效果的强弱；更改无需等待</translation>
    </message>
    <message>
        <source>Hold to see the photo without {step}</source>
        <translation>按住可查看不含{step}的照片</translation>
    </message>
    <message>
        <source>Stop {step} and switch it off</source>
        <translation>停止并关闭{step}</translation>
    </message>
    <message>
        <source>Progress of {step}</source>
        <translation>{step}进度</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show what a report would need</source>
        <translation>显示报告所需的内容</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>the photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Dehazing {name}</source>
        <translation>去朦胧：{name}</translation>
    </message>
    <message>
        <source>Enhancing {name}</source>
        <translation>增强：{name}</translation>
    </message>
</context>
<context>
    <name>SavePresetDialog</name>
    <message>
        <source>Save preset</source>
        <translation>存储预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Looks and their blend</source>
        <translation>风格及其混合</translation>
    </message>
    <message>
        <source>Light and colour</source>
        <translation>光线和颜色</translation>
    </message>
    <message>
        <source>Toning: curve, mixer, split toning</source>
        <translation>调色：曲线、混色器、分离色调</translation>
    </message>
    <message>
        <source>Enhance and Dehaze</source>
        <translation>增强和去朦胧</translation>
    </message>
    <message>
        <source>Other parts of a photo&apos;s edit stay as they are</source>
        <translation>照片编辑的其他部分保持不变</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What it keeps</source>
        <translation>保存内容</translation>
    </message>
    <message>
        <source>Tick at least one part.</source>
        <translation>请至少勾选一项。</translation>
    </message>
    <message>
        <source>It takes the place of the preset of this name.</source>
        <translation>将取代同名预设。</translation>
    </message>
    <message>
        <source>Using it changes these parts of a photo&apos;s edit, no others.</source>
        <translation>使用时只更改照片编辑的这些部分。</translation>
    </message>
</context>
<context>
    <name>ScopePlot</name>
    <message>
        <source>skin</source>
        <translation>肤色</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search looks</source>
        <translation>搜索风格</translation>
    </message>
    <message>
        <source>Search by film, maker, author, category or tag</source>
        <translation>按胶片、厂商、作者、类别或标签搜索</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>&apos;3DLUTSIZE&apos; is missing.</source>
        <translation>缺少“3DLUTSIZE”。</translation>
    </message>
    <message>
        <source>&apos;Mesh {exponent} {bits}&apos;: sizes go to {size} (Mesh 7), depths from 8 to 16 bits.</source>
        <translation>“Mesh {exponent} {bits}”：尺寸最大为 {size}（Mesh 7），位深为 8 到 16 位。</translation>
    </message>
    <message>
        <source>&apos;Mesh&apos; needs two numbers.</source>
        <translation>“Mesh”需要两个数字。</translation>
    </message>
    <message>
        <source>&apos;max value&apos; is missing or beyond 16 bits.</source>
        <translation>缺少“max value”，或其超过 16 位。</translation>
    </message>
    <message>
        <source>&apos;vertices&apos; is missing.</source>
        <translation>缺少“vertices”。</translation>
    </message>
    <message>
        <source>&apos;{key}&apos; is no format that can be written; there are {known}.</source>
        <translation>“{key}”不是可写入的格式；可用格式为 {known}。</translation>
    </message>
    <message>
        <source>A .3dl holds whole numbers, but here are fractions.</source>
        <translation>.3dl 应为整数，但此处含有小数。</translation>
    </message>
    <message>
        <source>A .vlt holds integers from 0 to {largest}; here they go from {min} to {max}.</source>
        <translation>.vlt 的整数范围为 0 到 {largest}；此处为 {min} 到 {max}。</translation>
    </message>
    <message>
        <source>A 1D table has one size, 2 to {length}.</source>
        <translation>一维表只有一个尺寸，范围为 2 到 {length}。</translation>
    </message>
    <message>
        <source>A TIFF of {bits} bits a sample cannot hold a LUT: 8 or 16 bits or floats are wanted.</source>
        <translation>每样本 {bits} 位的 TIFF 不能保存 LUT：需要 8 位、16 位或浮点数。</translation>
    </message>
    <message>
        <source>A file of that name has come meanwhile: it stays as it is.</source>
        <translation>在此期间出现了同名文件：它保持原样。</translation>
    </message>
    <message>
        <source>A file of the planned name came meanwhile, and stays as it is.</source>
        <translation>在此期间出现了与计划同名的文件，它保持原样。</translation>
    </message>
    <message>
        <source>A file of the planned name came meanwhile: this one is {output}.</source>
        <translation>在此期间出现了与计划同名的文件：此文件名为 {output}。</translation>
    </message>
    <message>
        <source>A look needs a title.</source>
        <translation>风格需要标题。</translation>
    </message>
    <message>
        <source>A photo cannot be written with {suffix}, only as {labels}.</source>
        <translation>照片不能写为 {suffix}，只能写为 {labels}。</translation>
    </message>
    <message>
        <source>A picture of {width} x {height} pixels holds no LUT: a Hald has 64 x 64 (level 4), 512 x 512 (level 8) and so on up to 4096 x 4096, tiles have 512 x 512 and strips 256 x 16 and the like.</source>
        <translation>{width} x {height} 像素的图片不含 LUT：Hald 为 64 x 64（4 级）、512 x 512（8 级）直至 4096 x 4096，拼块为 512 x 512，条带为 256 x 16 等。</translation>
    </message>
    <message>
        <source>A prelut of {count} points cannot be.</source>
        <translation>不可能有 {count} 个点的前置 LUT。</translation>
    </message>
    <message>
        <source>Camera raw files</source>
        <translation>相机原始文件</translation>
    </message>
    <message>
        <source>Corrections in this DNG file are damaged and not applied.</source>
        <translation>此 DNG 文件中的校正数据已损坏，未被应用。</translation>
    </message>
    <message>
        <source>DOMAIN_MIN and DOMAIN_MAX contradict the INPUT_RANGE, which holds.</source>
        <translation>DOMAIN_MIN 和 DOMAIN_MAX 与 INPUT_RANGE 矛盾，以后者为准。</translation>
    </message>
    <message>
        <source>Dehaze works on neighbouring pixels and is not in the LUT.</source>
        <translation>去雾作用于相邻像素，不包含在 LUT 中。</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>磁盘配额已满</translation>
    </message>
    <message>
        <source>Edits cannot be remembered in {path}: {error}. Is the disk full, or another program using the file?</source>
        <translation>无法在 {path} 中保存编辑：{error}。磁盘是否已满，或其他程序正在使用该文件？</translation>
    </message>
    <message>
        <source>Enhance is found for each photo and is not in the LUT: none was given.</source>
        <translation>“增强”针对每张照片计算，不包含在 LUT 中：没有照片。</translation>
    </message>
    <message>
        <source>Enhance&apos;s local part works on neighbouring pixels and is not in the LUT; its colours are.</source>
        <translation>“增强”的局部部分作用于相邻像素，不包含在 LUT 中；其颜色包含在内。</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>HEIC and HEIF photos</source>
        <translation>HEIC 和 HEIF 照片</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>JPEG XL is written as sRGB: its encoder takes no profile.</source>
        <translation>JPEG XL 以 sRGB 写入：其编码器不接受配置文件。</translation>
    </message>
    <message>
        <source>JPEG has no transparency: the photo was put on white.</source>
        <translation>JPEG 不支持透明：照片已置于白色背景上。</translation>
    </message>
    <message>
        <source>JPEG holds 64 KB of EXIF data: the camera&apos;s own notes and what else is long were left out.</source>
        <translation>JPEG 最多容纳 64 KB 的 EXIF 数据：相机自有的附注和其他较长的内容已省略。</translation>
    </message>
    <message>
        <source>JPEG holds 64 KB of {name} data: it was left out.</source>
        <translation>JPEG 最多保存 64 KB 的 {name} 数据：已省略。</translation>
    </message>
    <message>
        <source>LUT_1D_INPUT_RANGE without a 1D table is ignored.</source>
        <translation>没有一维表，LUT_1D_INPUT_RANGE 被忽略。</translation>
    </message>
    <message>
        <source>LUT_1D_SIZE is given twice.</source>
        <translation>LUT_1D_SIZE 出现了两次。</translation>
    </message>
    <message>
        <source>LUT_3D_INPUT_RANGE without a 3D table is ignored.</source>
        <translation>没有三维表，LUT_3D_INPUT_RANGE 被忽略。</translation>
    </message>
    <message>
        <source>LUT_3D_SIZE is given twice.</source>
        <translation>LUT_3D_SIZE 出现了两次。</translation>
    </message>
    <message>
        <source>LUT_IN_VIDEO_RANGE: full-range input is reduced to video range first.</source>
        <translation>LUT_IN_VIDEO_RANGE：先将全范围输入压缩为视频范围。</translation>
    </message>
    <message>
        <source>LUT_OUT_VIDEO_RANGE: the output is expanded from video to full range.</source>
        <translation>LUT_OUT_VIDEO_RANGE：输出从视频范围扩展为全范围。</translation>
    </message>
    <message>
        <source>Line {line}: the mesh is uneven and is applied as a curve.</source>
        <translation>第 {line} 行：网格不均匀，按曲线应用。</translation>
    </message>
    <message>
        <source>Line {line}: {text} is ignored.</source>
        <translation>第 {line} 行：{text} 被忽略。</translation>
    </message>
    <message>
        <source>Line {number}: {text} means nothing here.</source>
        <translation>第 {number} 行：{text} 在此处没有意义。</translation>
    </message>
    <message>
        <source>Looks cannot be morphed while the built-in ones are missing: choose Mix, or install Looksmith again.</source>
        <translation>缺少内置风格时无法变形：请选择混合，或重新安装 Looksmith。</translation>
    </message>
    <message>
        <source>Looksmith&apos;s own file {path} is missing or damaged: install it again.</source>
        <translation>Looksmith 自带的文件 {path} 缺失或损坏：请重新安装。</translation>
    </message>
    <message>
        <source>Looksmith&apos;s own files are missing: install it again.</source>
        <translation>Looksmith 自带的文件缺失：请重新安装。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>这不是文件夹</translation>
    </message>
    <message>
        <source>Only .spi3d with three inputs and three outputs can be read.</source>
        <translation>只能读取三个输入和三个输出的 .spi3d。</translation>
    </message>
    <message>
        <source>OpenEXR is written as linear light in sRGB&apos;s primaries, unbounded: the profile was left out.</source>
        <translation>OpenEXR 以 sRGB 原色的线性光写入，不设上限：已省略配置文件。</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>操作不被允许</translation>
    </message>
    <message>
        <source>Part of the XMP data is missing in the file.</source>
        <translation>文件中缺少部分 XMP 数据。</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Presets cannot be kept: {reason}.</source>
        <translation>无法保存预设：{reason}。</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘为只读</translation>
    </message>
    <message>
        <source>Row {row} has an index outside 0 to {size}.</source>
        <translation>第 {row} 行的索引超出 0 到 {size}。</translation>
    </message>
    <message>
        <source>Taken as {bits}-bit codes, since the largest value is {largest}.</source>
        <translation>最大值为 {largest}，按 {bits} 位代码处理。</translation>
    </message>
    <message>
        <source>The CMYK photo has no usable colour profile: its colours are approximate.</source>
        <translation>该 CMYK 照片没有可用的颜色配置文件：颜色为近似值。</translation>
    </message>
    <message>
        <source>The DNG file is damaged: its sizes do not agree.</source>
        <translation>DNG 文件已损坏：其尺寸互相矛盾。</translation>
    </message>
    <message>
        <source>The EXIF data is damaged and was left out.</source>
        <translation>EXIF 数据已损坏，已省略。</translation>
    </message>
    <message>
        <source>The GIF file is damaged: its size is impossible.</source>
        <translation>GIF 文件已损坏：尺寸不可能。</translation>
    </message>
    <message>
        <source>The GIF is animated: its first picture was taken.</source>
        <translation>该 GIF 为动画：已取第一帧。</translation>
    </message>
    <message>
        <source>The JPEG XL file holds no picture.</source>
        <translation>JPEG XL 文件中没有图片。</translation>
    </message>
    <message>
        <source>The JPEG XL file is damaged: its colour profile makes no sense.</source>
        <translation>JPEG XL 文件已损坏：其颜色配置文件无意义。</translation>
    </message>
    <message>
        <source>The JPEG XL file is lossy under a colour profile: its colours were taken over up to sRGB&apos;s limits, not beyond.</source>
        <translation>JPEG XL 文件在颜色配置文件下为有损压缩：其颜色只取到 sRGB 的边界，不超出。</translation>
    </message>
    <message>
        <source>The JPEG XL file is truncated.</source>
        <translation>JPEG XL 文件不完整。</translation>
    </message>
    <message>
        <source>The JPEG file is damaged: {data} bytes cannot hold {width} x {height} pixels.</source>
        <translation>JPEG 文件已损坏：{data} 字节容不下 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The JPEG file is truncated: it ends before its picture.</source>
        <translation>JPEG 文件不完整：在图像之前就结束了。</translation>
    </message>
    <message>
        <source>The JPEG file is truncated: the picture&apos;s end is missing. Copy it again from the card or the camera.</source>
        <translation>JPEG 文件不完整：缺少图像的末尾。请从存储卡或相机重新复制。</translation>
    </message>
    <message>
        <source>The OpenEXR file has no channels R, G and B, nor Y. It has: {found}.</source>
        <translation>OpenEXR 文件没有 R、G、B 通道，也没有 Y 通道。它有：{found}。</translation>
    </message>
    <message>
        <source>The OpenEXR file has pixels beyond the edges of its frame, which were left out.</source>
        <translation>OpenEXR 文件在画框之外还有像素，已略去。</translation>
    </message>
    <message>
        <source>The OpenEXR file has subsampled channels, which are not read. Save it as RGB first.</source>
        <translation>OpenEXR 文件含有子采样通道，无法读取。请先存储为 RGB。</translation>
    </message>
    <message>
        <source>The OpenEXR file has {parts} parts: number {part} was taken.</source>
        <translation>OpenEXR 文件有 {parts} 个部分：已取第 {part} 个。</translation>
    </message>
    <message>
        <source>The OpenEXR file is compressed in a way (number {compression}) that this version does not know. Save it with ZIP compression first.</source>
        <translation>OpenEXR 文件的压缩方式（编号 {compression}）本版本不支持。请先用 ZIP 压缩存储。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: a block of the wrong size.</source>
        <translation>OpenEXR 文件已损坏：有一个数据块大小不对。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: a block out of place.</source>
        <translation>OpenEXR 文件已损坏：有一个数据块位置不对。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: a channel of unknown kind.</source>
        <translation>OpenEXR 文件已损坏：有一个通道类型未知。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: its {name} data make no sense.</source>
        <translation>OpenEXR 文件已损坏：其 {name} 数据无意义。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: parts out of order.</source>
        <translation>OpenEXR 文件已损坏：各部分顺序不对。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: tiles out of order.</source>
        <translation>OpenEXR 文件已损坏：图块顺序不对。</translation>
    </message>
    <message>
        <source>The OpenEXR file is damaged: {stored} bytes cannot hold {headers} parts of such a size.</source>
        <translation>OpenEXR 文件已损坏：{stored} 字节容不下 {headers} 个如此大小的部分。</translation>
    </message>
    <message>
        <source>The OpenEXR file is truncated.</source>
        <translation>OpenEXR 文件不完整。</translation>
    </message>
    <message>
        <source>The OpenEXR file&apos;s pixels do not fill its frame: the rest is black.</source>
        <translation>OpenEXR 文件的像素未填满画框：其余部分为黑色。</translation>
    </message>
    <message>
        <source>The PNG file is damaged: {picture} bytes cannot hold {width} x {height} pixels.</source>
        <translation>PNG 文件已损坏：{picture} 字节容不下 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The PNG file is truncated: its end is missing.</source>
        <translation>PNG 文件不完整：缺少末尾。</translation>
    </message>
    <message>
        <source>The PNG is animated: its first picture was taken.</source>
        <translation>该 PNG 为动画：已取第一帧。</translation>
    </message>
    <message>
        <source>The PNG is damaged: its header is missing.</source>
        <translation>PNG 已损坏：缺少文件头。</translation>
    </message>
    <message>
        <source>The PNG is damaged: its header makes no sense.</source>
        <translation>PNG 已损坏：文件头无意义。</translation>
    </message>
    <message>
        <source>The PNG is truncated: {data} bytes cannot hold {width} x {height} pixels.</source>
        <translation>PNG 不完整：{data} 字节容不下 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The PNG states a gamma of {value} without a colour profile, which is not followed: its colours are taken as sRGB.</source>
        <translation>该 PNG 标注伽马 {value} 但没有颜色配置文件，未予采用：其颜色按 sRGB 处理。</translation>
    </message>
    <message>
        <source>The TIFF file is damaged and cannot be read.</source>
        <translation>TIFF 文件已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: colour channels are missing.</source>
        <translation>TIFF 文件已损坏：缺少颜色通道。</translation>
    </message>
    <message>
        <source>The TIFF file is damaged: its sizes do not agree.</source>
        <translation>TIFF 文件已损坏：尺寸不一致。</translation>
    </message>
    <message>
        <source>The TIFF file is truncated: part of the picture is missing.</source>
        <translation>TIFF 文件不完整：缺少部分图像。</translation>
    </message>
    <message>
        <source>The TIFF has extra channels, which were left out.</source>
        <translation>该 TIFF 含有额外通道，已省略。</translation>
    </message>
    <message>
        <source>The TIFF has tiles of {sides} pixels.</source>
        <translation>该 TIFF 的图块为 {sides} 像素。</translation>
    </message>
    <message>
        <source>The TIFF has {count} pages: the first was taken.</source>
        <translation>该 TIFF 有 {count} 页：已取第一页。</translation>
    </message>
    <message>
        <source>The TIFF is damaged: a tag makes no sense.</source>
        <translation>TIFF 已损坏：有一个标签无意义。</translation>
    </message>
    <message>
        <source>The TIFF is damaged: it claims {count} tags.</source>
        <translation>TIFF 已损坏：它声称有 {count} 个标签。</translation>
    </message>
    <message>
        <source>The TIFF is damaged: it ends in its header.</source>
        <translation>TIFF 已损坏：在文件头处就结束了。</translation>
    </message>
    <message>
        <source>The TIFF is damaged: it has no width or height.</source>
        <translation>TIFF 已损坏：没有宽度或高度。</translation>
    </message>
    <message>
        <source>The TIFF is neither grey nor RGB.</source>
        <translation>该 TIFF 既非灰度也非 RGB。</translation>
    </message>
    <message>
        <source>The UTF-16 text is damaged.</source>
        <translation>UTF-16 文本已损坏。</translation>
    </message>
    <message>
        <source>The WebP file holds no picture.</source>
        <translation>WebP 文件中没有图片。</translation>
    </message>
    <message>
        <source>The WebP file is truncated: its end is missing.</source>
        <translation>WebP 文件不完整：缺少末尾。</translation>
    </message>
    <message>
        <source>The WebP is animated: its first picture was taken.</source>
        <translation>该 WebP 为动画：已取第一帧。</translation>
    </message>
    <message>
        <source>The XML is not UTF-8: it holds a NUL byte.</source>
        <translation>XML 不是 UTF-8：含有空字节。</translation>
    </message>
    <message>
        <source>The XML is not well-formed: {error}.</source>
        <translation>XML 格式不正确：{error}。</translation>
    </message>
    <message>
        <source>The XMP data is damaged and was left out.</source>
        <translation>XMP 数据已损坏，已省略。</translation>
    </message>
    <message>
        <source>The built-in looks are missing. {error} Install Looksmith again.</source>
        <translation>缺少内置风格。{error} 请重新安装 Looksmith。</translation>
    </message>
    <message>
        <source>The built-in looks are missing. {index}: {error}</source>
        <translation>缺少内置风格。{index}：{error}</translation>
    </message>
    <message>
        <source>The camera raw file is damaged and cannot be read.</source>
        <translation>相机原始文件已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The colour profile cannot be read: {reason}.</source>
        <translation>无法读取颜色配置文件：{reason}。</translation>
    </message>
    <message>
        <source>The colour profile cannot be used.</source>
        <translation>无法使用该颜色配置文件。</translation>
    </message>
    <message>
        <source>The colour profile cannot hold RGB colours.</source>
        <translation>该颜色配置文件不能容纳 RGB 颜色。</translation>
    </message>
    <message>
        <source>The colour profile cannot hold RGB colours: choose one for RGB or CMYK.</source>
        <translation>该颜色配置文件不能容纳 RGB 颜色：请选择用于 RGB 或 CMYK 的配置文件。</translation>
    </message>
    <message>
        <source>The colour profile gives impossible colours.</source>
        <translation>该颜色配置文件给出不可能的颜色。</translation>
    </message>
    <message>
        <source>The colour profile has a tone curve cut off.</source>
        <translation>该颜色配置文件中有一条色调曲线不完整。</translation>
    </message>
    <message>
        <source>The colour profile has a tone curve that falls.</source>
        <translation>该颜色配置文件中有一条下降的色调曲线。</translation>
    </message>
    <message>
        <source>The colour profile has an impossible tone curve.</source>
        <translation>该颜色配置文件中有一条不可能的色调曲线。</translation>
    </message>
    <message>
        <source>The colour profile has an unknown kind of tone curve.</source>
        <translation>该颜色配置文件中的色调曲线类型未知。</translation>
    </message>
    <message>
        <source>The colour profile has impossible primaries.</source>
        <translation>该颜色配置文件的原色不可能。</translation>
    </message>
    <message>
        <source>The colour profile in the JPEG XL file cannot be read: its colours are taken as sRGB.</source>
        <translation>无法读取 JPEG XL 文件中的颜色配置文件：其颜色按 sRGB 处理。</translation>
    </message>
    <message>
        <source>The colour profile is cut off.</source>
        <translation>颜色配置文件不完整。</translation>
    </message>
    <message>
        <source>The colour profile is damaged and was ignored.</source>
        <translation>颜色配置文件已损坏，已忽略。</translation>
    </message>
    <message>
        <source>The colour profile is for {space} data, the photo has {shape} channels.</source>
        <translation>该颜色配置文件用于 {space} 数据，而照片有 {shape} 个通道。</translation>
    </message>
    <message>
        <source>The colour profile is not an ICC profile.</source>
        <translation>该颜色配置文件不是 ICC 配置文件。</translation>
    </message>
    <message>
        <source>The colour profile lacks a primary.</source>
        <translation>该颜色配置文件缺少一个原色。</translation>
    </message>
    <message>
        <source>The colour profile lacks a tone curve.</source>
        <translation>该颜色配置文件缺少一条色调曲线。</translation>
    </message>
    <message>
        <source>The colours jump about as in a photograph: this picture holds no LUT.</source>
        <translation>颜色像照片一样跳跃：该图片不含 LUT。</translation>
    </message>
    <message>
        <source>The colours jump about: this may be no LUT.</source>
        <translation>颜色跳跃：这可能不是 LUT。</translation>
    </message>
    <message>
        <source>The content is {label}, whatever the extension says.</source>
        <translation>不论扩展名如何，内容为 {label}。</translation>
    </message>
    <message>
        <source>The correction {opcode} of this DNG file is not applied.</source>
        <translation>此 DNG 文件的校正 {opcode} 未被应用。</translation>
    </message>
    <message>
        <source>The curves of the file are sampled over 0 to 1 (largest difference {error}).</source>
        <translation>文件的曲线在 0 到 1 上采样（最大差异 {error}）。</translation>
    </message>
    <message>
        <source>The curves of the file are sampled over 0 to 1.</source>
        <translation>文件的曲线在 0 到 1 上采样。</translation>
    </message>
    <message>
        <source>The disk does not answer: it may have been removed.</source>
        <translation>磁盘没有响应：可能已被移除。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>The disk is full: your quota is used up.</source>
        <translation>磁盘已满：您的配额已用完。</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>磁盘是只读的。</translation>
    </message>
    <message>
        <source>The domain {a} to {b} cannot be worked with.</source>
        <translation>无法使用 {a} 到 {b} 的定义域。</translation>
    </message>
    <message>
        <source>The domain&apos;s minimum {a} does not lie below its maximum {b}.</source>
        <translation>定义域的最小值 {a} 不小于最大值 {b}。</translation>
    </message>
    <message>
        <source>The edit remembered for {name} cannot be read, perhaps because a newer version of Looksmith made it. It is kept until you edit the photo.</source>
        <translation>无法读取为 {name} 保存的编辑，可能由更新版本的 Looksmith 创建。在您编辑该照片之前会一直保留。</translation>
    </message>
    <message>
        <source>The extension &apos;{extension}&apos; says no format that can be written; there are {known}.</source>
        <translation>扩展名“{extension}”不对应可写入的格式；可用的有 {known}。</translation>
    </message>
    <message>
        <source>The file asks for trilinear interpolation: its lattice is resampled to {size} (largest difference {error}).</source>
        <translation>文件要求三线性插值：其网格重采样为 {size}（最大差异 {error}）。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>无法读取文件：{reason}。</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}.</source>
        <translation>无法写入文件：{reason}。</translation>
    </message>
    <message>
        <source>The file ends before {what}.</source>
        <translation>文件在 {what} 之前结束。</translation>
    </message>
    <message>
        <source>The file grew while it was read.</source>
        <translation>读取时文件变大了。</translation>
    </message>
    <message>
        <source>The file has {count} lines, more than any LUT of a size up to {size}.</source>
        <translation>文件有 {count} 行，多于尺寸不超过 {size} 的任何 LUT。</translation>
    </message>
    <message>
        <source>The file has {size} bytes; a LUT file has at most {bytes}.</source>
        <translation>文件有 {size} 字节；LUT 文件最多 {bytes} 字节。</translation>
    </message>
    <message>
        <source>The file is damaged: only a heap of integers is left.</source>
        <translation>文件已损坏：只剩下一堆整数。</translation>
    </message>
    <message>
        <source>The file is damaged: {stored} bytes cannot hold {width} x {height} pixels.</source>
        <translation>文件已损坏：{stored} 字节容不下 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The file is larger than this disk allows.</source>
        <translation>文件超出此磁盘允许的大小。</translation>
    </message>
    <message>
        <source>The file is too large to be read.</source>
        <translation>文件过大，无法读取。</translation>
    </message>
    <message>
        <source>The file is write-protected, or open in another program: it stays as it is.</source>
        <translation>文件受写保护或已在其他程序中打开：它保持原样。</translation>
    </message>
    <message>
        <source>The file may not be read: you lack the permission.</source>
        <translation>无法读取文件：您没有权限。</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist.</source>
        <translation>文件夹 {parent} 不存在。</translation>
    </message>
    <message>
        <source>The header CSPLUTV100 is missing.</source>
        <translation>缺少文件头 CSPLUTV100。</translation>
    </message>
    <message>
        <source>The header of a .spi3d is missing.</source>
        <translation>缺少 .spi3d 的文件头。</translation>
    </message>
    <message>
        <source>The index of your looks cannot be used: {error}. Start Looksmith again to have it mended.</source>
        <translation>无法使用您的风格索引：{error}。请重新启动 Looksmith 以修复。</translation>
    </message>
    <message>
        <source>The keyword needs {wanted} numbers, found {words}.</source>
        <translation>该关键字需要 {wanted} 个数字，找到 {words} 个。</translation>
    </message>
    <message>
        <source>The largest value is {largest}: the depth of the codes cannot be told.</source>
        <translation>最大值为 {largest}：无法判断代码的位深。</translation>
    </message>
    <message>
        <source>The lattice has different sizes along its axes.</source>
        <translation>网格各轴的尺寸不同。</translation>
    </message>
    <message>
        <source>The lattice needs three equal sizes.</source>
        <translation>网格需要三个相同的尺寸。</translation>
    </message>
    <message>
        <source>The lattice of {size} is resampled to {size_}.</source>
        <translation>{size} 的网格重采样为 {size_}。</translation>
    </message>
    <message>
        <source>The line has {longest} characters.</source>
        <translation>该行有 {longest} 个字符。</translation>
    </message>
    <message>
        <source>The look “{id}” is not in the library: import it again, or choose another one.</source>
        <translation>风格“{id}”不在库中：请重新导入或选择其他风格。</translation>
    </message>
    <message>
        <source>The look “{id}” is not in the library: import it again, or take it out of the blend.</source>
        <translation>风格“{id}”不在库中：请重新导入或将其移出混合。</translation>
    </message>
    <message>
        <source>The look “{title}” cannot be stored in {folder}: {reason}.</source>
        <translation>无法将风格“{title}”保存到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The look&apos;s description is damaged.</source>
        <translation>风格的描述已损坏。</translation>
    </message>
    <message>
        <source>The mesh line goes from {mesh} to {mesh_}.</source>
        <translation>网格行从 {mesh} 到 {mesh_}。</translation>
    </message>
    <message>
        <source>The mesh line has {else}{length} numbers; it has 2 to {length_}.</source>
        <translation>网格行有 {else}{length} 个数字；应为 2 到 {length_} 个。</translation>
    </message>
    <message>
        <source>The monitor&apos;s colour profile gives impossible colours.</source>
        <translation>显示器的颜色配置文件给出不可能的颜色。</translation>
    </message>
    <message>
        <source>The name is too long for this disk.</source>
        <translation>名称对此磁盘来说太长。</translation>
    </message>
    <message>
        <source>The photo cannot be encoded.</source>
        <translation>无法编码照片。</translation>
    </message>
    <message>
        <source>The photo does not fit into the memory.</source>
        <translation>内存容不下该照片。</translation>
    </message>
    <message>
        <source>The photo holds float values and no colour profile: they are taken as linear light.</source>
        <translation>照片含浮点值但没有颜色配置文件：按线性光处理。</translation>
    </message>
    <message>
        <source>The photo holds float values and no colour profile: they are taken as sRGB code values, not as linear light.</source>
        <translation>照片为浮点值且没有颜色配置文件：按 sRGB 代码值处理，而非线性光。</translation>
    </message>
    <message>
        <source>The photo says it is {width} x {height} pixels: none.</source>
        <translation>照片声称为 {width} x {height} 像素：即没有像素。</translation>
    </message>
    <message>
        <source>The photo says it is {width} x {height} pixels; the limit is {pixels} gigapixels.</source>
        <translation>照片声称为 {width} x {height} 像素；上限为 {pixels} 十亿像素。</translation>
    </message>
    <message>
        <source>The picture holds a value that is not finite.</source>
        <translation>图片含有非有限值。</translation>
    </message>
    <message>
        <source>The picture is damaged or truncated.</source>
        <translation>图片已损坏或不完整。</translation>
    </message>
    <message>
        <source>The picture is not of the size that its header says.</source>
        <translation>图片尺寸与其文件头所述不符。</translation>
    </message>
    <message>
        <source>The picture&apos;s transparency is ignored.</source>
        <translation>图片的透明度被忽略。</translation>
    </message>
    <message>
        <source>The prelut and the curve are sampled into one curve.</source>
        <translation>前置 LUT 和曲线合并采样为一条曲线。</translation>
    </message>
    <message>
        <source>The prelut needs {count} numbers, found {words}{else}.</source>
        <translation>前置 LUT 需要 {count} 个数字，找到 {words}{else} 个。</translation>
    </message>
    <message>
        <source>The prelut&apos;s inputs do not rise.</source>
        <translation>前置 LUT 的输入没有递增。</translation>
    </message>
    <message>
        <source>The profile is for {space} data. Photos are written in RGB: choose an RGB profile.</source>
        <translation>该配置文件用于 {space} 数据。照片以 RGB 写入：请选择 RGB 配置文件。</translation>
    </message>
    <message>
        <source>The profile is made of tables and maps the gamut by its own intents: the smooth mapping was left out.</source>
        <translation>该配置文件由表组成，按自身意图映射色域：已省略压缩。</translation>
    </message>
    <message>
        <source>The profile {name} cannot be written to: written as sRGB.</source>
        <translation>无法写入配置文件 {name}：已写为 sRGB。</translation>
    </message>
    <message>
        <source>The profile {name} cannot hold RGB colours: written as sRGB.</source>
        <translation>配置文件 {name} 不能容纳 RGB 颜色：已写为 sRGB。</translation>
    </message>
    <message>
        <source>The remembered edits are closed.</source>
        <translation>已保存的编辑已关闭。</translation>
    </message>
    <message>
        <source>The row has {words} numbers, expected {columns}.</source>
        <translation>该行有 {words} 个数字，应为 {columns} 个。</translation>
    </message>
    <message>
        <source>The sidecar cannot be written: {reason}.</source>
        <translation>无法写入附属文件：{reason}。</translation>
    </message>
    <message>
        <source>The sidecar is damaged and was left as it is. Move it away to have a new one written.</source>
        <translation>附属文件已损坏，未作改动。请将其移走，以便写入新文件。</translation>
    </message>
    <message>
        <source>The size {sizes} is larger than any LUT&apos;s.</source>
        <translation>尺寸 {sizes} 大于任何 LUT。</translation>
    </message>
    <message>
        <source>The size {size} is outside {size_} to {size__}.</source>
        <translation>尺寸 {size} 超出 {size_} 到 {size__} 的范围。</translation>
    </message>
    <message>
        <source>The table claims {sizes} rows, more than the file has bytes.</source>
        <translation>表声称有 {sizes} 行，多于文件的字节数。</translation>
    </message>
    <message>
        <source>The table has {count} rows, which is no cube: size {below} needs {below_} rows and size {below__} needs {below___}, found {count_}.</source>
        <translation>表有 {count} 行，不是立方：尺寸 {below} 需要 {below_} 行，尺寸 {below__} 需要 {below___} 行，找到 {count_} 行。</translation>
    </message>
    <message>
        <source>The table is {kind}: {what} needs {expected} rows, found {found}.</source>
        <translation>表为 {kind}：{what} 需要 {expected} 行，找到 {found} 行。</translation>
    </message>
    <message>
        <source>The values are those of a .cube, not 12-bit integers.</source>
        <translation>数值为 .cube 的数值，而非 12 位整数。</translation>
    </message>
    <message>
        <source>The values go from {min} to {largest}, beyond 16 bits.</source>
        <translation>数值从 {min} 到 {largest}，超出 16 位。</translation>
    </message>
    <message>
        <source>The values reach {largest}, beyond the {bits} bits that the file declares; taken as {bits_}-bit.</source>
        <translation>数值达到 {largest}，超出文件声明的 {bits} 位；按 {bits_} 位处理。</translation>
    </message>
    <message>
        <source>The values reach {largest}, where 1 is white.</source>
        <translation>数值达到 {largest}，其中 1 为白色。</translation>
    </message>
    <message>
        <source>The {label} file is damaged and cannot be read.</source>
        <translation>{label} 文件已损坏，无法读取。</translation>
    </message>
    <message>
        <source>The {label} is animated: its first picture was taken.</source>
        <translation>该 {label} 为动画：已取第一帧。</translation>
    </message>
    <message>
        <source>There is a folder of that name.</source>
        <translation>已有同名文件夹。</translation>
    </message>
    <message>
        <source>There is a preset “{strip}” already.</source>
        <translation>已有预设“{strip}”。</translation>
    </message>
    <message>
        <source>There is neither LUT_3D_SIZE nor LUT_1D_SIZE: this is no .cube file.</source>
        <translation>既没有 LUT_3D_SIZE 也没有 LUT_1D_SIZE：这不是 .cube 文件。</translation>
    </message>
    <message>
        <source>There is no row of numbers in the first {lines} lines.</source>
        <translation>前 {lines} 行中没有数字行。</translation>
    </message>
    <message>
        <source>There is no row of numbers.</source>
        <translation>没有数字行。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有该文件。</translation>
    </message>
    <message>
        <source>There is not enough memory to enhance this photo: close other programs.</source>
        <translation>内存不足，无法增强该照片：请关闭其他程序。</translation>
    </message>
    <message>
        <source>These looks cannot be morphed without the built-in library: choose Mix instead.</source>
        <translation>没有内置库，无法变形这些风格：请选择混合。</translation>
    </message>
    <message>
        <source>This OpenEXR file has deep pixels. Save it as a flat picture first.</source>
        <translation>该 OpenEXR 文件含有深度像素。请先存储为平面图片。</translation>
    </message>
    <message>
        <source>This camera raw file is damaged or from a camera that is not known yet. Convert it to DNG, or save it as TIFF in a raw converter.</source>
        <translation>该相机原始文件已损坏，或来自尚不支持的相机。请转换为 DNG，或在原始文件转换器中存储为 TIFF。</translation>
    </message>
    <message>
        <source>This file is too large for a colour profile.</source>
        <translation>该文件过大，不是颜色配置文件。</translation>
    </message>
    <message>
        <source>This is a LUT of a format that cannot be read.</source>
        <translation>该 LUT 的格式无法读取。</translation>
    </message>
    <message>
        <source>This is a Truelight cube, another format under the same extension; convert it to an Adobe or Resolve .cube first.</source>
        <translation>这是 Truelight cube，扩展名相同但格式不同；请先转换为 Adobe 或 Resolve 的 .cube。</translation>
    </message>
    <message>
        <source>This is a folder, not a LUT file.</source>
        <translation>这是文件夹，不是 LUT 文件。</translation>
    </message>
    <message>
        <source>This is a folder, not a photo.</source>
        <translation>这是文件夹，不是照片。</translation>
    </message>
    <message>
        <source>This is no LUT but {what}.</source>
        <translation>这不是 LUT，而是 {what}。</translation>
    </message>
    <message>
        <source>This is no LUT file of a known format; it begins {start}.</source>
        <translation>这不是已知格式的 LUT 文件；其开头为 {start}。</translation>
    </message>
    <message>
        <source>This is no photo: neither JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL, OpenEXR, GIF, BMP nor camera raw.</source>
        <translation>这不是照片：不是 JPEG、PNG、TIFF、WebP、AVIF、HEIC、JPEG XL、OpenEXR、GIF、BMP，也不是相机原始文件。</translation>
    </message>
    <message>
        <source>This is no text: it holds a NUL byte.</source>
        <translation>这不是文本：含有空字节。</translation>
    </message>
    <message>
        <source>This is not an ordinary file.</source>
        <translation>这不是普通文件。</translation>
    </message>
    <message>
        <source>This is not the exact table of “{title}”.</source>
        <translation>这不是“{title}”的精确表。</translation>
    </message>
    <message>
        <source>This is {foreign}, which this version cannot open. Save it as JPEG, PNG, TIFF or WebP first.</source>
        <translation>这是 {foreign}，本版本无法打开。请先存储为 JPEG、PNG、TIFF 或 WebP。</translation>
    </message>
    <message>
        <source>This kind of TIFF cannot be opened ({photometric}, {dtype}). Save it as RGB first.</source>
        <translation>无法打开此类 TIFF（{photometric}，{dtype}）。请先存储为 RGB。</translation>
    </message>
    <message>
        <source>This look leaves a single colour: nothing can be undone.</source>
        <translation>该风格只留下一种颜色：无法还原。</translation>
    </message>
    <message>
        <source>This look leaves one line of tones of all the colours: they cannot be brought back.</source>
        <translation>该风格将所有颜色变为一条色调线：无法恢复。</translation>
    </message>
    <message>
        <source>What the file does is resampled to a table of {size} over 0 to 1 (largest difference {error}).</source>
        <translation>文件的作用重采样为 0 到 1 上尺寸 {size} 的表（最大差异 {error}）。</translation>
    </message>
    <message>
        <source>You may not write into the folder {parent}.</source>
        <translation>您无权写入文件夹 {parent}。</translation>
    </message>
    <message>
        <source>Your work cannot be kept for a crash just now ({reason}). Nothing is lost while Looksmith runs; save a session to be safe.</source>
        <translation>暂时无法为崩溃保存您的工作（{reason}）。Looksmith 运行期间不会丢失任何内容；为安全起见请保存会话。</translation>
    </message>
    <message>
        <source>{errno} Nothing was written.</source>
        <translation>{errno} 未写入任何内容。</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {error}</source>
        <translation>无法读取 {folder}：{error}</translation>
    </message>
    <message>
        <source>{id} cannot be removed: {reason}.</source>
        <translation>无法移除 {id}：{reason}。</translation>
    </message>
    <message>
        <source>{kind} is neither 1D nor 3D.</source>
        <translation>{kind} 既非一维也非三维。</translation>
    </message>
    <message>
        <source>{label} has no place for IPTC data: it was left out.</source>
        <translation>{label} 不能保存 IPTC 数据：已省略。</translation>
    </message>
    <message>
        <source>{label} has no place for the resolution: it was left out.</source>
        <translation>{label} 不能保存分辨率：已省略。</translation>
    </message>
    <message>
        <source>{label} holds at most {key} pixels a side, the photo is {width} x {height}. Write it as TIFF or PNG.</source>
        <translation>{label} 每边最多 {key} 像素，照片为 {width} x {height}。请写为 TIFF 或 PNG。</translation>
    </message>
    <message>
        <source>{label} holds {bits} bits a channel: written at {bits_} bit.</source>
        <translation>{label} 每通道 {bits} 位：已按 {bits_} 位写入。</translation>
    </message>
    <message>
        <source>{line} means nothing here.</source>
        <translation>{line} 在此处没有意义。</translation>
    </message>
    <message>
        <source>{marks} cannot be written: {reason}.</source>
        <translation>无法写入 {marks}：{reason}。</translation>
    </message>
    <message>
        <source>{message} It was ignored.</source>
        <translation>{message} 已忽略。</translation>
    </message>
    <message>
        <source>{name} is damaged: {error}</source>
        <translation>{name} 已损坏：{error}</translation>
    </message>
    <message>
        <source>{name} is not a Looksmith session.</source>
        <translation>{name} 不是 Looksmith 会话。</translation>
    </message>
    <message>
        <source>{name} needs one number, found {words}.</source>
        <translation>{name} 需要一个数字，找到 {words} 个。</translation>
    </message>
    <message>
        <source>{name} was made by a newer Looksmith (format {version}): update to open it.</source>
        <translation>{name} 由更新的 Looksmith 创建（格式 {version}）：请更新后打开。</translation>
    </message>
    <message>
        <source>{name} {size} is outside 2 to {largest}.</source>
        <translation>{name} {size} 超出 2 到 {largest} 的范围。</translation>
    </message>
    <message>
        <source>{name}: “looks” must be an object.</source>
        <translation>{name}：“looks”必须是对象。</translation>
    </message>
    <message>
        <source>{name}: “stills” must be a list.</source>
        <translation>{name}：“stills”必须是列表。</translation>
    </message>
    <message>
        <source>{name}{where}: this is not a Looksmith session.</source>
        <translation>{name}{where}：这不是 Looksmith 会话。</translation>
    </message>
    <message>
        <source>{parent} takes no more files: {errno}.</source>
        <translation>{parent} 无法再写入文件：{errno}。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} holds no edit: another program wrote it, or Looksmith did without “Keep the edit in the file”.</source>
        <translation>{path} 不含编辑：由其他程序写入，或 Looksmith 写入时未选“在文件中保留编辑”。</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>{path} is too large to be a session.</source>
        <translation>{path} 过大，不是会话。</translation>
    </message>
    <message>
        <source>{path} was kept by a newer Looksmith: update it.</source>
        <translation>{path} 由更新的 Looksmith 保存：请更新。</translation>
    </message>
    <message>
        <source>{path}, line {number}: this is not the journal of a batch. Move it away to begin anew.</source>
        <translation>{path}，第 {number} 行：这不是批处理日志。请将其移走以重新开始。</translation>
    </message>
    <message>
        <source>{path}: another batch keeps its journal here. Wait for its end, or give this one a journal of its own.</source>
        <translation>{path}：另一个批处理正在使用此日志。请等它结束，或为本批处理另设日志。</translation>
    </message>
    <message>
        <source>{path}: it does not say which photo it is of</source>
        <translation>{path}：未说明属于哪张照片</translation>
    </message>
    <message>
        <source>{path}: the journal cannot be written: {reason}. What is done so far is safe.</source>
        <translation>{path}：无法写入日志：{reason}。已完成的部分是安全的。</translation>
    </message>
    <message>
        <source>{path}: the journal of the batch cannot be kept here: {reason}.</source>
        <translation>{path}：无法在此保存批处理日志：{reason}。</translation>
    </message>
    <message>
        <source>{path}: the journal of the batch cannot be read: {reason}.</source>
        <translation>{path}：无法读取批处理日志：{reason}。</translation>
    </message>
    <message>
        <source>{path}: the journal of the batch is gone: its folder was moved or removed. The batch has stopped.</source>
        <translation>{path}：批处理日志不见了：其文件夹已被移动或删除。批处理已停止。</translation>
    </message>
    <message>
        <source>{path}: this is not a Looksmith session.</source>
        <translation>{path}：这不是 Looksmith 会话。</translation>
    </message>
    <message>
        <source>{path}: {reason} Import the look again.</source>
        <translation>{path}：{reason} 请重新导入该风格。</translation>
    </message>
    <message>
        <source>{sum} values were not numbers or infinite: they were replaced.</source>
        <translation>{sum} 个数值不是数字或为无穷：已替换。</translation>
    </message>
    <message>
        <source>{target} cannot be written: {reason}.</source>
        <translation>无法写入 {target}：{reason}。</translation>
    </message>
    <message>
        <source>{text} is neither a keyword nor a row of numbers.</source>
        <translation>{text} 既非关键字也非数字行。</translation>
    </message>
    <message>
        <source>{what} need the package {package}, which is not installed. Install it with: python -m pip install {package_}</source>
        <translation>{what} 需要未安装的软件包 {package}。安装命令：python -m pip install {package_}</translation>
    </message>
    <message>
        <source>{where}, line {line}</source>
        <translation>{where}，第 {line} 行</translation>
    </message>
    <message>
        <source>{where}, line {line}: {reason}</source>
        <translation>{where}，第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>{where}: {reason}</source>
        <translation>{where}：{reason}</translation>
    </message>
    <message>
        <source>{word} is not a finite number.</source>
        <translation>{word} 不是有限数。</translation>
    </message>
    <message>
        <source>{word} is not a number.</source>
        <translation>{word} 不是数字。</translation>
    </message>
    <message>
        <source>{word} is not a whole number.</source>
        <translation>{word} 不是整数。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a preset&apos;s name.</source>
        <translation>“{name}”不能作为预设名称。</translation>
    </message>
    <message>
        <source>“{name}” cannot be renamed: {reason}.</source>
        <translation>无法重命名“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{template}” has a brace without its partner.</source>
        <translation>“{template}”中有不成对的括号。</translation>
    </message>
    <message>
        <source>“{template}” leads out of the folder.</source>
        <translation>“{template}”指向文件夹之外。</translation>
    </message>
    <message>
        <source>“{template}” leaves no name.</source>
        <translation>“{template}”没有留下名称。</translation>
    </message>
    <message>
        <source>“{title}” comes with Looksmith and cannot be {action}.</source>
        <translation>“{title}”随 Looksmith 提供，不能被{action}。</translation>
    </message>
    <message>
        <source>“{title}” is made for linear light: it makes a finished photo far too bright. Take its version for Rec. 709 or sRGB.</source>
        <translation>“{title}”是为线性光制作的：用于成品照片会过亮。请使用其 Rec. 709 或 sRGB 版本。</translation>
    </message>
    <message>
        <source>“{title}” is made for log pictures: on a finished photo it crushes shadows and highlights. Take its version for Rec. 709 or sRGB.</source>
        <translation>“{title}”适用于 Log 画面：用在已成片的照片上会使阴影和高光丢失细节。请改用其 Rec. 709 或 sRGB 版本。</translation>
    </message>
</context>
<context>
    <name>SessionRestore</name>
    <message>
        <source>Looking for earlier work</source>
        <translation>查找先前的工作</translation>
    </message>
    <message>
        <source>Deleting earlier work</source>
        <translation>删除先前的工作</translation>
    </message>
    <message>
        <source>Looksmith ended unexpectedly. Your work on {count} photos can be brought back.</source>
        <translation>Looksmith 意外退出。可以恢复您对 {count} 张照片的工作。</translation>
    </message>
    <message>
        <source>Looksmith ended unexpectedly. Your work on {name} can be brought back.</source>
        <translation>Looksmith 意外退出。可以恢复您对 {name} 的工作。</translation>
    </message>
    <message>
        <source>Looksmith ended unexpectedly. Your last edit can be brought back.</source>
        <translation>Looksmith 意外退出。可以恢复您的上次编辑。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Bring back every step</source>
        <translation>恢复每个步骤</translation>
    </message>
    <message>
        <source>Delete it for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Your work is back, except for a part that was damaged.</source>
        <translation>您的工作已恢复，仅有一部分因损坏而丢失。</translation>
    </message>
    <message>
        <source>Your work is back; {count} of the photos cannot be found: {name}</source>
        <translation>您的工作已恢复；有 {count} 张照片找不到：{name}</translation>
    </message>
    <message>
        <source>Your work is back.</source>
        <translation>您的工作已恢复。</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>Looksmith sessions ({ending})</source>
        <translation>Looksmith 会话 ({ending})</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>存储会话</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已存储 {name}</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>存储 {name}</translation>
    </message>
    <message>
        <source>The session&apos;s photo {name} is not there any more; its edit is shown on the photo that is open.</source>
        <translation>会话中的照片 {name} 已不存在；其编辑显示在当前打开的照片上。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search keys and what they do</source>
        <translation>搜索快捷键及其功能</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改快捷键…</translation>
    </message>
    <message>
        <source>Give commands other keys</source>
        <translation>为命令指定其他快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No key and no gesture fits “{typed}”.</source>
        <translation>没有与“{typed}”匹配的快捷键或手势。</translation>
    </message>
</context>
<context>
    <name>Slider</name>
    <message>
        <source>Double click to reset, click the number to type one</source>
        <translation>双击可复位，单击数字可输入数值</translation>
    </message>
    <message>
        <source>Click to type a number or a sum such as x+10</source>
        <translation>单击可输入数值或算式，例如 x+10</translation>
    </message>
    <message>
        <source>{label}, value</source>
        <translation>{label}，数值</translation>
    </message>
</context>
<context>
    <name>SoftProof</name>
    <message>
        <source>The profile {name} cannot be read: choose another one under View, Soft proof.</source>
        <translation>无法读取配置文件 {name}：请在“视图 &gt; 软打样”中另选一个。</translation>
    </message>
    <message>
        <source>Soft proof</source>
        <translation>软打样</translation>
    </message>
    <message>
        <source>Soft proof: {profile}</source>
        <translation>软打样：{profile}</translation>
    </message>
    <message>
        <source>paper and ink</source>
        <translation>纸张和油墨</translation>
    </message>
    <message>
        <source>perceptual</source>
        <translation>可感知</translation>
    </message>
    <message>
        <source>relative colorimetric</source>
        <translation>相对比色</translation>
    </message>
    <message>
        <source>saturation</source>
        <translation>饱和度</translation>
    </message>
    <message>
        <source>absolute colorimetric</source>
        <translation>绝对比色</translation>
    </message>
    <message>
        <source>Profile file…</source>
        <translation>配置文件…</translation>
    </message>
    <message>
        <source>Black-point compensation</source>
        <translation>黑场补偿</translation>
    </message>
    <message>
        <source>Show paper and ink</source>
        <translation>模拟纸张和油墨</translation>
    </message>
    <message>
        <source>ICC profiles (*.icc *.icm);;All files (*)</source>
        <translation>ICC 配置文件 (*.icc *.icm);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Profile to proof</source>
        <translation>要打样的配置文件</translation>
    </message>
</context>
<context>
    <name>SplitPanel</name>
    <message>
        <source>Shadows: hue</source>
        <translation>阴影：色相</translation>
    </message>
    <message>
        <source>Shadows: strength</source>
        <translation>阴影：强度</translation>
    </message>
    <message>
        <source>Highlights: hue</source>
        <translation>高光：色相</translation>
    </message>
    <message>
        <source>Highlights: strength</source>
        <translation>高光：强度</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
</context>
<context>
    <name>StarFilter</name>
    <message>
        <source>Only photos rated {stars} of 5 or better</source>
        <translation>仅显示 {stars} 星及以上（满分 5 星）的照片</translation>
    </message>
    <message>
        <source>All photos; click a star to see only those with as many</source>
        <translation>所有照片；单击星形可仅显示达到该星级的照片</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the running job</source>
        <translation>取消正在运行的任务</translation>
    </message>
    <message>
        <source>Invert undoes the looks at their amount; light and colour adjustments are not undone.
Round trip: how far the colours of photos are off (CIEDE2000) after the looks,
8 bits, and back: on average, and what 95 % of them stay below.</source>
        <translation>反转会按所设强度还原风格；光线和颜色调整不会被还原。
往返：照片颜色经过风格、8 位存储再还原后的偏差 (CIEDE2000)：
平均值，以及 95 % 的颜色所低于的值。</translation>
    </message>
    <message>
        <source>The pixel under the pointer: sRGB 0–255, and lightness 0–100</source>
        <translation>指针下的像素：sRGB 0–255，明度 0–100</translation>
    </message>
    <message>
        <source>Screen pixels per photo pixel</source>
        <translation>每个照片像素对应的屏幕像素</translation>
    </message>
    <message>
        <source>Exported {name} to {folder}</source>
        <translation>已将 {name} 导出到 {folder}</translation>
    </message>
    <message>
        <source>Fit · {percent} %</source>
        <translation>适合 · {percent} %</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{name} (+{count} more)</source>
        <translation>{name}（另有 {count} 项）</translation>
    </message>
</context>
<context>
    <name>StillSlot</name>
    <message>
        <source>Still {letter}</source>
        <translation>快照 {letter}</translation>
    </message>
    <message>
        <source>Still {letter}, in use</source>
        <translation>快照 {letter}，正在使用</translation>
    </message>
    <message>
        <source>Still {letter}: click to take it up</source>
        <translation>快照 {letter}：单击应用</translation>
    </message>
    <message>
        <source>Hold to look at it</source>
        <translation>按住可查看</translation>
    </message>
    <message>
        <source>Alt+click: keep the edit here in its place</source>
        <translation>Alt+单击：用当前编辑取代它</translation>
    </message>
    <message>
        <source>Still {letter}, empty</source>
        <translation>快照 {letter}，空</translation>
    </message>
    <message>
        <source>Still {letter} is empty: click to keep the edit here</source>
        <translation>快照 {letter} 为空：单击可将编辑保存在此</translation>
    </message>
    <message>
        <source>Keep the edit in the next empty one</source>
        <translation>将编辑保存到下一个空位</translation>
    </message>
    <message>
        <source>Compare all stills</source>
        <translation>比较所有快照</translation>
    </message>
    <message>
        <source>Keep the edit here</source>
        <translation>将编辑保存在此</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Empty this slot</source>
        <translation>清空此位置</translation>
    </message>
    <message>
        <source>Empty all slots</source>
        <translation>清空所有位置</translation>
    </message>
</context>
<context>
    <name>StillsBar</name>
    <message>
        <source>Stills</source>
        <translation>快照</translation>
    </message>
</context>
<context>
    <name>StillsControl</name>
    <message>
        <source>Kept as still {letter}</source>
        <translation>已保存为快照 {letter}</translation>
    </message>
    <message>
        <source>Kept as still {letter}; {key} compares stills</source>
        <translation>已保存为快照 {letter}；按 {key} 比较快照</translation>
    </message>
    <message>
        <source>Still {letter}, empty</source>
        <translation>快照 {letter}，空</translation>
    </message>
    <message>
        <source>Still {letter}</source>
        <translation>快照 {letter}</translation>
    </message>
</context>
<context>
    <name>StillsGrid</name>
    <message>
        <source>Stills side by side</source>
        <translation>并排显示快照</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Current edit</source>
        <translation>当前编辑</translation>
    </message>
    <message>
        <source>Still {letter}, in use</source>
        <translation>快照 {letter}，正在使用</translation>
    </message>
    <message>
        <source>Still {letter}</source>
        <translation>快照 {letter}</translation>
    </message>
</context>
<context>
    <name>StillsParts</name>
    <message>
        <source>Nothing to compare yet: keep a still first</source>
        <translation>暂无可比较的内容：请先保存快照</translation>
    </message>
    <message>
        <source>Nothing to compare yet: {key} keeps the edit as a still</source>
        <translation>暂无可比较的内容：按 {key} 将编辑保存为快照</translation>
    </message>
</context>
<context>
    <name>StoppedBar</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Export what is left, nothing twice</source>
        <translation>导出其余照片，不会重复</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>不再继续</translation>
    </message>
    <message>
        <source>Keep what is written and leave out the rest</source>
        <translation>保留已写入的文件，放弃其余部分</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>A batch to {folder} was stopped before its first photo.</source>
        <translation>导出到 {folder} 的批处理在处理第一张照片之前已停止。</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>The batch of {day} to {folder} stopped at {done} of {total}.</source>
        <translation>{day}导出到 {folder} 的批处理停在 {done}/{total}。</translation>
    </message>
    <message>
        <source>In the batch of {day} to {folder} {failed} of {total} photos failed.</source>
        <translation>{day}导出到 {folder} 的批处理中，有 {failed}/{total} 张照片失败。</translation>
    </message>
</context>
<context>
    <name>StripBar</name>
    <message>
        <source>Order of the photos: {order}</source>
        <translation>照片的排序：{order}</translation>
    </message>
    <message>
        <source>{selected} of {total} selected</source>
        <translation>已选择 {selected}/{total} 张</translation>
    </message>
    <message>
        <source>{shown} of {total} photos</source>
        <translation>{shown}/{total} 张照片</translation>
    </message>
    <message>
        <source>{total} photos</source>
        <translation>{total} 张照片</translation>
    </message>
</context>
<context>
    <name>StripMenu</name>
    <message>
        <source>Copy settings</source>
        <translation>复制设置</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>复位</translation>
    </message>
    <message>
        <source>Reset {count} photos</source>
        <translation>复位 {count} 张照片</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>设置星级</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Take off the strip</source>
        <translation>从胶片条移除</translation>
    </message>
</context>
<context>
    <name>StripOrderMenu</name>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By capture time</source>
        <translation>按拍摄时间</translation>
    </message>
    <message>
        <source>By rating</source>
        <translation>按星级</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反向排序</translation>
    </message>
</context>
<context>
    <name>StripPictures</name>
    <message>
        <source>Thumbnails</source>
        <translation>缩览图</translation>
    </message>
</context>
<context>
    <name>StripView</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Rating: {stars} of 5</source>
        <translation>星级：{stars}/5</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <source>File to write</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Folder and name of the new file</source>
        <translation>新文件的文件夹和名称</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Choose a folder and a name</source>
        <translation>选择文件夹和名称</translation>
    </message>
    <message>
        <source>Keep both files</source>
        <translation>保留两个文件</translation>
    </message>
    <message>
        <source>Type a file name.</source>
        <translation>请输入文件名。</translation>
    </message>
    <message>
        <source>This is a folder: add a file name.</source>
        <translation>这是文件夹：请添加文件名。</translation>
    </message>
    <message>
        <source>This folder does not exist.</source>
        <translation>此文件夹不存在。</translation>
    </message>
    <message>
        <source>The name is too long.</source>
        <translation>名称太长。</translation>
    </message>
    <message>
        <source>This is the original: choose another name.</source>
        <translation>这是原片：请选择其他名称。</translation>
    </message>
    <message>
        <source>{name} exists and will be replaced.</source>
        <translation>{name} 已存在，将被替换。</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>使用 {name}</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Words in braces are filled in; a / makes folders</source>
        <translation>花括号中的词会自动填入；/ 表示子文件夹</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Put in a word that is filled in</source>
        <translation>插入会自动填入的词</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Thumbnails</source>
        <translation>缩览图</translation>
    </message>
</context>
<context>
    <name>TileView</name>
    <message>
        <source>Looks</source>
        <translation>风格</translation>
    </message>
    <message>
        <source>Take out of the favourites</source>
        <translation>从收藏中移除</translation>
    </message>
    <message>
        <source>Add to the favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Add to the blend (Ctrl+click)</source>
        <translation>添加到混合（Ctrl+单击）</translation>
    </message>
</context>
<context>
    <name>ToningPanel</name>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>混色器</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分离</translation>
    </message>
    <message>
        <source>Toning</source>
        <translation>调色</translation>
    </message>
    <message>
        <source>What tones the photo</source>
        <translation>调色工具</translation>
    </message>
    <message>
        <source>Bend the tones, or one channel</source>
        <translation>弯曲整体明暗或单个通道</translation>
    </message>
    <message>
        <source>Change one family of colours</source>
        <translation>更改一个色系</translation>
    </message>
    <message>
        <source>Tint the shadows and the highlights</source>
        <translation>为阴影和高光着色</translation>
    </message>
    <message>
        <source>Reset {part}</source>
        <translation>复位{part}</translation>
    </message>
    <message>
        <source>Reset toning</source>
        <translation>复位调色</translation>
    </message>
    <message>
        <source>{part}, changed</source>
        <translation>{part}，已更改</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>TraitChips</name>
    <message>
        <source>Warm</source>
        <translation>暖调</translation>
    </message>
    <message>
        <source>Looks that make greys warmer</source>
        <translation>使灰色偏暖的风格</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>冷调</translation>
    </message>
    <message>
        <source>Looks that make greys cooler</source>
        <translation>使灰色偏冷的风格</translation>
    </message>
    <message>
        <source>Faded</source>
        <translation>褪色</translation>
    </message>
    <message>
        <source>Looks whose black is a grey</source>
        <translation>黑色为灰色的风格</translation>
    </message>
    <message>
        <source>Contrasty</source>
        <translation>高反差</translation>
    </message>
    <message>
        <source>Looks that drive light and dark apart</source>
        <translation>拉开明暗的风格</translation>
    </message>
    <message>
        <source>B&amp;W</source>
        <translation>黑白</translation>
    </message>
    <message>
        <source>Looks that give greys only</source>
        <translation>只产生灰色的风格</translation>
    </message>
</context>
<context>
    <name>UnwrittenNote</name>
    <message>
        <source>This photo is no camera raw: nothing is put beside it.</source>
        <translation>这张照片不是相机 RAW 文件：不会在其旁边写入任何文件。</translation>
    </message>
    <message>
        <source>Without camera data nothing is put beside the export.</source>
        <translation>不含相机数据时，不会在导出文件旁边写入任何文件。</translation>
    </message>
    <message>
        <source>The edit is left out with the camera data.</source>
        <translation>省略相机数据时，编辑也一并省略。</translation>
    </message>
</context>
<context>
    <name>Workers</name>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足，无法完成此操作。</translation>
    </message>
    <message>
        <source>The last step</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>{what} failed: {reason}</source>
        <translation>“{what}”失败：{reason}</translation>
    </message>
</context>
<context>
    <name>_List</name>
    <message>
        <source>Photos of the batch</source>
        <translation>批处理的照片</translation>
    </message>
    <message>
        <source>Drop photos or folders here, or add them with the buttons.</source>
        <translation>将照片或文件夹拖放到此处，或用按钮添加。</translation>
    </message>
</context>
<context>
    <name>_StepRow</name>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
</context>
</TS>
